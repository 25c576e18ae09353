import type { StandingTexts } from "../standing-text.ts";

/** What the Personal Information Protection Act, article 30, asks a public body to publish. */
export const privacy: StandingTexts = {
  ko: (site) => ({
    title: "개인정보 처리방침",
    lede: "이 누리집이 어떤 정보를 왜 받고, 얼마나 두며, 어떻게 지키는지 알려 드립니다.",
    sections: [
      {
        heading: "읽기만 할 때",
        paragraphs: [
          "소식과 공고를 읽고 찾을 때는 누구인지 알 수 있는 정보를 받지 않습니다. 로그인도 필요 없습니다. 글자 크기와 화면 대비를 바꾸면 그 선택만 쿠키 하나에 1년 동안 담아 둡니다.",
        ],
      },
      {
        heading: "민원을 낼 때",
        paragraphs: [
          "「민원 처리에 관한 법률」에 따라 민원을 처리하는 데 필요한 것만 받습니다. 주민등록번호는 받지 않습니다.",
        ],
        items: [
          "받는 것: 이름, 연락처, 민원의 제목과 내용, 장소, 조회 비밀번호",
          "쓰는 곳: 민원의 접수, 처리, 결과 알림. 다른 일에는 쓰지 않습니다.",
          "보관: 처리가 끝난 뒤 법령이 정한 기록물 보존기간까지",
          "저장: 이름, 연락처, 내용은 암호로 바꾸어 저장하고, 비밀번호는 되돌릴 수 없는 값으로만 저장합니다.",
        ],
      },
      {
        heading: "이어서 쓰기 위한 쿠키",
        paragraphs: [
          "민원 신청과 조회 화면에서는 같은 기기임을 알아보려고 무작위 번호를 담은 쿠키를 하나 씁니다. 이름이나 내용은 들어 있지 않고, 다른 누리집은 읽을 수 없습니다.",
          "쿠키는 브라우저 설정에서 언제든 지우거나 막을 수 있습니다. 막아도 소식과 공고는 그대로 읽을 수 있습니다.",
        ],
      },
      {
        heading: "지우는 때와 방법",
        paragraphs: ["보존기간이 끝나면 되살릴 수 없게 지웁니다. 종이로 뽑은 것은 잘게 자르거나 태웁니다."],
      },
      {
        heading: "넘기거나 맡기는 곳",
        paragraphs: [
          "법률에 근거가 있을 때를 빼고는 다른 곳에 넘기지 않습니다. 방문 통계를 위해 밖의 서비스를 쓰지 않습니다.",
        ],
      },
      {
        heading: "권리와 물어볼 곳",
        paragraphs: [
          `자신의 정보를 보고, 고치고, 지우고, 처리를 멈추라고 요구할 수 있습니다. 개인정보 보호 담당인 ${site.operator} ${site.operatorTelephone}에 알려 주세요. 10일 안에 답해 드립니다.`,
          "답이 충분하지 않으면 개인정보 분쟁조정위원회(1833-6972)나 개인정보침해 신고센터(118)에 도움을 청할 수 있습니다.",
        ],
      },
    ],
  }),
  en: (site) => ({
    title: "Privacy policy",
    lede: "Which information this website takes, why, for how long, and how it is kept safe.",
    sections: [
      {
        heading: "When you only read",
        paragraphs: [
          "Reading and searching needs no sign-in, and we take nothing that tells us who you are. If you change the text size or the contrast, we keep that choice in one cookie for a year.",
        ],
      },
      {
        heading: "When you send a petition",
        paragraphs: [
          "We ask only for what the Civil Petitions Treatment Act needs. We never ask for a resident registration number.",
        ],
        items: [
          "What we take: name, contact, title and text of the petition, place, and a look-up password",
          "What for: receiving and answering the petition and telling you the result, nothing else",
          "How long: until the retention period set by law ends",
          "How: name, contact and text are stored encrypted; the password only as a value that cannot be turned back",
        ],
      },
      {
        heading: "One cookie to recognise your device",
        paragraphs: [
          "On the pages where you send or look up a petition we use one cookie with a random number. It holds no name and no text, and other websites cannot read it.",
          "You can delete or block cookies in your browser at any time. News and notices stay readable without them.",
        ],
      },
      {
        heading: "When and how we delete",
        paragraphs: [
          "When the retention period ends, we delete the data so that it cannot be restored. Printed copies are shredded or burnt.",
        ],
      },
      {
        heading: "Who else receives it",
        paragraphs: ["Nobody, unless a law says so. We use no outside service to count visits."],
      },
      {
        heading: "Your rights, and whom to ask",
        paragraphs: [
          `You may see, correct or delete what we hold about you, or ask us to stop using it. Call the ${site.operator}, which is in charge of data protection: ${site.operatorTelephone}. We answer within 10 days.`,
          "If our answer does not help, you can turn to the Personal Information Dispute Mediation Committee (1833-6972) or the Privacy Infringement Report Center (118).",
        ],
      },
    ],
  }),
};
