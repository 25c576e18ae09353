/** A form as a citizen fills it in; every text is one that occurs nowhere else, so that a search finds it anywhere. */
export const completeForm = {
  type: "suggestion",
  title: "느티나무길 가로등을 고쳐 주세요 zqtitle",
  body: "느티나무길 12 앞 가로등이 사흘째 꺼져 있습니다. zqbody\n밤에 아이들이 무서워합니다.",
  place: "한울도 새벌시 느티나무길 12 zqplace",
  name: "남궁보라매",
  reply: "sms",
  telephone: "000-7391-5824",
  email: "zqmail@mail.example",
  pin: "380416",
  pinAgain: "380416",
  consent: "yes",
};

/** Parts of what the form holds that nobody but its sender may read. */
export const typedValues: readonly string[] = [
  "zqtitle",
  "zqbody",
  "zqplace",
  "느티나무길",
  "남궁보라매",
  "7391-5824",
  "zqmail",
  "380416",
];
