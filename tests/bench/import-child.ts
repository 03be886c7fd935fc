// Filled in below when the import's commands are final.
export {};
