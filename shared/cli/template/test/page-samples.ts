import { randomUUID } from "node:crypto";
import type { HttpVisitor } from "@madang/test-kit";
import { exampleServicePaths } from "../contract/paths.ts";

/** Addresses of pages that no link leads to: what this visitor has sent. For `madang check`. */
export default async function pageSamples(
  visitor: HttpVisitor,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { status, location } = await visitor.post(exampleServicePaths.new, {
    key: randomUUID(),
    title: "도서관 앞 나눔 장터",
    day: "2026-12-06",
    place: "너른시립도서관 앞마당",
    body: "다 읽은 책을 서로 바꿉니다.",
  });
  if (status !== 303) throw new Error(`expected a redirect to what was received, got ${status}`);
  return { received: [location] };
}
