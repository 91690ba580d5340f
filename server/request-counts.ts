/** Counts answers, for `/metrics`. */
export interface RequestCounts {
  add(operation: string, status: number): void;
  entries(): { operation: string; status: number; count: number }[];
}

export function createRequestCounts(): RequestCounts {
  const counts = new Map<string, { operation: string; status: number; count: number }>();
  return {
    add(operation, status) {
      const key = `${operation} ${status}`;
      const entry = counts.get(key);
      if (entry === undefined) counts.set(key, { operation, status, count: 1 });
      else entry.count += 1;
    },
    entries: () => [...counts.values()],
  };
}
