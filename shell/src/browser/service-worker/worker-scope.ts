/**
 * What this worker uses of its global scope (https://www.w3.org/TR/service-workers/#serviceworkerglobalscope-interface).
 * TypeScript's own library for workers contradicts the one for documents, and one program has both kinds of files.
 */
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: PageRequest) => void): void;
}

interface LifecycleEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface PageRequest {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

export const workerScope = globalThis as unknown as WorkerScope;
