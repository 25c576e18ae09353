import { parseArgs } from "node:util";
import { startPortal } from "@madang/test-kit";

/**
 * Milliseconds of each step of a petition through the gateway, up to the receipt that is on disk. Starts a portal of its own:
 *
 *     node infra/acceptance/measure/submit.ts --petitions 200 --visitors 4
 */
const { values } = parseArgs({
  options: {
    petitions: { type: "string", default: "200" },
    /** How many write at the same time. */
    visitors: { type: "string", default: "4" },
  },
});

const steps = {
  new: { type: "inquiry" },
  content: { type: "inquiry", title: "측정용 민원", body: "얼마나 빨리 저장되는지 잽니다.", place: "" },
  applicant: { name: "김하늘", reply: "sms", telephone: "000-1234-5678", email: "" },
  review: { pin: "482915", pinAgain: "482915", consent: "yes" },
} as const;
type Step = keyof typeof steps | "open review";

const times = new Map<Step, number[]>();
const portal = await startPortal({ modules: ["petitions"] });

/** One visitor's browser: its cookie, and how long each answer took. */
function browser() {
  let cookie = "";
  return async (step: Step, path: string, form?: Record<string, string>): Promise<Response> => {
    const began = performance.now();
    const answer = await fetch(portal.origin + path, {
      redirect: "manual",
      headers: { origin: portal.origin, ...(cookie === "" ? {} : { cookie }) },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    times.set(step, [...(times.get(step) ?? []), performance.now() - began]);
    return answer;
  };
}

async function onwards(answer: Response): Promise<string> {
  await answer.arrayBuffer();
  const location = answer.headers.get("location");
  if (answer.status !== 303 || location === null) throw new Error(`a step answered ${answer.status}`);
  return location;
}

async function fileOne(): Promise<void> {
  const ask = browser();
  const content = await onwards(await ask("new", "/petitions/new", steps.new));
  await onwards(await ask("content", content, steps.content));
  const review = await onwards(
    await ask("applicant", content.replace("/content", "/applicant"), steps.applicant),
  );
  const html = await (await ask("open review", review)).text();
  const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? "";
  const receipt = await onwards(await ask("review", review, { ...steps.review, revision }));
  if (!receipt.startsWith("/petitions/receipt/")) throw new Error(`the review led to ${receipt}`);
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}

try {
  for (let turn = 0; turn < 10; turn += 1) await fileOne();
  times.clear();
  let left = Number(values.petitions);
  const write = async () => {
    while (left-- > 0) await fileOne();
  };
  await Promise.all(Array.from({ length: Number(values.visitors) }, write));
  for (const [step, each] of times) {
    const sorted = each.toSorted((one, other) => one - other);
    process.stdout.write(
      `${step}\tp50 ${quantile(sorted, 0.5)} ms\tp95 ${quantile(sorted, 0.95)} ms\tof ${sorted.length}\n`,
    );
  }
} finally {
  await portal.stop();
}
