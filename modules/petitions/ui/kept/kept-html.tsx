/**
 * In the browser the place of what the server has rendered: React leaves the HTML as it is, and no component of it is sent
 * as a script. What a step does there is done on its elements. Never renders anything anew.
 */
export default function KeptHtml() {
  // oxlint-disable-next-line react/no-danger -- nothing is set: hydration keeps the HTML of the server
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
}
