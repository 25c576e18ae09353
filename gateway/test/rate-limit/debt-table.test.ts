import { expect, test } from "vitest";
import { DebtTable } from "../../src/protect/rate-limit/debt-table.ts";

const most = 60_000_000;

test("debts add up, run off with time, and are refused beyond the most", () => {
  const table = new DebtTable({ entries: 1024 });
  expect(table.charge("a", 1000, 40, 100)).toBe(40);
  expect(table.charge("a", 1000, 40, 100)).toBe(80);
  expect(table.charge("a", 1000, 40, 100)).toBe(120);
  expect(table.debt("a", 1000, 100)).toBe(80);
  expect(table.charge("a", 1020, 40, 100)).toBe(100);
  expect(table.debt("a", 5000, 100)).toBe(0);
  expect(table.debt("b", 1000, 100)).toBe(0);
});

test("any number of addresses takes no more memory than one", () => {
  const table = new DebtTable({ entries: 262_144 });
  const { bytes } = table;
  for (let index = 0; index < 200_000; index += 1) table.charge(`10.${index}`, index, 1000, most);
  expect(table.bytes).toBe(bytes);
  expect(bytes).toBe(262_144 * 12);
});

test("a flood of addresses does not set free who is refused", () => {
  const table = new DebtTable({ entries: 4096 });
  let now = 1_000_000;
  const refused = Array.from({ length: 100 }, (_, index) => `192.0.2.${index}`);
  for (const address of refused) table.owe(address, now, most);
  for (let index = 0; index < 100_000; index += 1) table.charge(`flood ${index}`, (now += 10), 1000, most);
  expect(refused.filter((address) => table.debt(address, now, most) > 0)).toHaveLength(100);
});

test("addresses do not count for each other", () => {
  const table = new DebtTable({ entries: 262_144 });
  const addresses = Array.from({ length: 20_000 }, (_, index) => `10.${index >> 8}.${index & 255}.1`);
  for (const address of addresses) expect(table.charge(address, 1, 1000, most)).toBe(1000);
  for (const address of addresses) expect(table.debt(address, 1, most)).toBe(1000);
});

test("a clock that goes back locks nobody out for longer than the most", () => {
  const table = new DebtTable({ entries: 64 });
  table.owe("a", 1e15, most);
  expect(table.debt("a", 1, most)).toBe(most);
  expect(table.charge("a", 1 + most, 1000, most)).toBeGreaterThan(most);
  table.owe("a", 1, most);
  expect(table.debt("a", 1 + most, most)).toBe(0);
});
