export const standards = {};
