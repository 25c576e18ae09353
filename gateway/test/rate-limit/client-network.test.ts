import { expect, test } from "vitest";
import { clientNetwork } from "../../src/protect/rate-limit/client-network.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::FFFF:203.0.113.7", "203.0.113.7"],
  ["::ffff:cb00:7107", "203.0.113.7"],
  ["0:0:0:0:0:ffff:cb00:7107", "203.0.113.7"],
  ["64:ff9b::203.0.113.7", "203.0.113.7"],
  ["64:ff9b::cb00:7107", "203.0.113.7"],
  ["203.0.113.7:51234", "203.0.113.7"],
])("%s is the IPv4 client %s", (address, network) => {
  expect(clientNetwork(address)).toBe(network);
});

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:a:b:c:d", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["2001:db8:1:2:3:4:203.0.113.7", "2001:db8:1:2::/64"],
])("%s belongs to the network %s, however it is written", (address, network) => {
  expect(clientNetwork(address)).toBe(network);
});

test("what is no address stays what it is, and is nobody else", () => {
  expect(clientNetwork("")).toBe("");
  expect(clientNetwork("1:2:3:ZZ")).toBe("1:2:3:zz");
});
