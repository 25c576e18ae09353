/** proxy-addr carries no types of its own. */
declare module "proxy-addr" {
  import type { IncomingMessage } from "node:http";
  namespace proxyaddr {
    type Trust = (address: string, hop: number) => boolean;
    function compile(ranges: string[]): Trust;
  }
  function proxyaddr(request: IncomingMessage, trust: proxyaddr.Trust): string;
  export = proxyaddr;
}
