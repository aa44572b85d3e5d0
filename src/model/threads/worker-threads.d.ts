/** What of Node's worker_threads is used here. */
declare module "node:worker_threads" {
  interface Port {
    postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
    on(event: string, listener: (value: never) => void): unknown;
  }
  interface OwnWorker extends Port {
    terminate(): Promise<number>;
  }
  export const Worker: new (script: URL, options: { execArgv: readonly string[] }) => OwnWorker;
  export const parentPort: Port | null;
}
