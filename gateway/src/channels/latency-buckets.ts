/** How many buckets there are: the last begins above 62 seconds, longer than any deadline. */
export const latencyBuckets = 80;

const width = Math.log(1.15);

/** Bucket i holds [1.15^i, 1.15^(i+1)) milliseconds (BuildOutcomes of @madang/registry); what is shorter is in the first one. */
export function latencyBucket(milliseconds: number): number {
  if (!(milliseconds > 1)) return 0;
  return Math.min(latencyBuckets - 1, Math.floor(Math.log(milliseconds) / width));
}
