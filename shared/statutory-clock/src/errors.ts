import { defineErrors } from "@madang/errors";

export const clockErrors = defineErrors("STATUTORY_CLOCK", {
  OUTSIDE_CALENDAR: {
    status: 500,
    message: "The holiday data {version} covers {from} to {to}, and {date} lies outside.",
    remedy: "Add the holidays of that year to the data, give it a new version, and count again.",
  },
  DATE_INVALID: {
    status: 400,
    message: '"{value}" is no calendar date.',
    remedy: "Write it as 2026-10-07.",
  },
  INSTANT_INVALID: {
    status: 400,
    message: "The moment {name} is no date and time.",
    remedy: "Give a valid Date.",
  },
  PERIOD_INVALID: {
    status: 400,
    message: "A period of {amount} {unit} cannot be counted.",
    remedy: "Give a whole number from 1 to {limit}, and one of the units {units}.",
  },
  STOP_INVALID: {
    status: 400,
    message: "A stop for {reason} cannot be used: {problem}.",
    remedy: "A stop has a reason that the rule pack names and ends after it begins.",
  },
  EXTENSION_INVALID: {
    status: 400,
    message: "An extension by {unit} does not fit a period counted in {mode}.",
    remedy: "Extend a period in the unit in which it was set.",
  },
  RULE_PACK_INVALID: {
    status: 500,
    message: "The rule pack {pack} is not usable: {problem}.",
    remedy: "Correct that rule and give the pack a new version.",
  },
  CALENDAR_INVALID: {
    status: 500,
    message: "The holiday data {version} is not usable: {problem}.",
    remedy: "Correct that entry and give the data a new version.",
  },
});
