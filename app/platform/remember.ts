const kept = globalThis as typeof globalThis & { yidaoKept?: Map<string, unknown> };

/** Makes a value once a process, also when development reloads the module. */
export function remember<T>(name: string, make: () => T): T {
  kept.yidaoKept ??= new Map();
  if (!kept.yidaoKept.has(name)) {
    kept.yidaoKept.set(name, make());
  }
  return kept.yidaoKept.get(name) as T;
}
