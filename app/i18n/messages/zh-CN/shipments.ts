export const shipments = {};
