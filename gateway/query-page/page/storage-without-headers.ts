/** A browser's storage in which no header is kept: GraphiQL writes them, and with them keys, to its history. */
export const storageWithoutHeaders = (storage: Storage) => ({
  getItem: (name: string) => storage.getItem(name),
  setItem: (name: string, value: string) => storage.setItem(name, withoutHeaders(value)),
  removeItem: (name: string) => storage.removeItem(name),
  clear: () => storage.clear(),
  get length() {
    return storage.length;
  },
});

function withoutHeaders(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), (name, item) => (name === "headers" ? undefined : item));
  } catch {
    return value;
  }
}
