/**
 * Registers the worker that shows the offline page. Only after everything else; where it is refused (no secure
 * context, private window, no permission for the root scope), the browser's own offline page does.
 */
export function registerOfflinePage(): void {
  if (MADANG_SERVICE_WORKER_SRC === "" || !("serviceWorker" in navigator)) return;
  const register = () => {
    navigator.serviceWorker.register(MADANG_SERVICE_WORKER_SRC, { scope: "/" }).catch(() => undefined);
  };
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
