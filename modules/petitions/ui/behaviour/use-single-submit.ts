import { useEffect, useState, type RefObject } from "react";

/** True from the first press on; a second press does nothing. The server would recognise it anyway, by the form's key. */
export function useSingleSubmit(root: RefObject<HTMLElement | null>): boolean {
  const [sending, setSending] = useState(false);
  useEffect(() => {
    const element = root.current;
    let sent = false;
    const onSubmit = (event: SubmitEvent) => {
      if (sent) event.preventDefault();
      sent = true;
      setSending(true);
    };
    // The page can come back from the browser's memory, with its button still busy.
    const onShow = () => {
      sent = false;
      setSending(false);
    };
    element?.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", onShow);
    return () => {
      element?.removeEventListener("submit", onSubmit);
      window.removeEventListener("pageshow", onShow);
    };
  }, [root]);
  return sending;
}
