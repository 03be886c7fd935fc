export const publicTracking = {};
