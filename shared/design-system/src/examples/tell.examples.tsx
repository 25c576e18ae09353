import { Alarm } from "../components/alarm.tsx";
import { Away } from "../components/away.tsx";
import { ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { LiveRegion } from "../components/live-region.tsx";
import { Note } from "../components/note.tsx";
import { NumberText } from "../components/number-text.tsx";
import { Progress } from "../components/progress.tsx";
import { Stale } from "../components/stale.tsx";
import type { Language } from "../words/language.ts";
import { type Example, say } from "./example.ts";

function Notes({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <Note title={words("10월 9일은 한글날입니다", "9 October is Hangeul Day")}>
        <p>
          {words("민원 기한은 이날을 세지 않습니다.", "It does not count towards the term of a petition.")}
        </p>
      </Note>
      <Note meaning="ok" title={words("민원을 접수했습니다", "We have received your petition")}>
        <p>
          {words("접수번호는 ", "Your receipt number is ")}
          <NumberText>M26-0916-0473-8</NumberText>
          {words("입니다. 문자로도 보냈습니다.", ". We have also sent it as a text message.")}
        </p>
      </Note>
      <Note
        meaning="warn"
        icon="clock"
        title={words("10분 뒤에 로그인이 끝납니다", "You will be signed out in 10 minutes")}
      >
        <p>{words("쓰신 내용은 저장했습니다.", "We have saved what you wrote.")}</p>
      </Note>
      <Note meaning="bad" title={words("파일을 올리지 못했습니다", "We could not upload the file")}>
        <p>
          {words(
            "인터넷 연결이 끊겼습니다. 쓰신 글은 그대로 있습니다. 다시 올려 주세요.",
            "Your connection dropped. What you wrote is safe. Try again.",
          )}
        </p>
      </Note>
    </>
  );
}

function EmptyShown({ language }: { language: Language }) {
  const words = say(language);
  return (
    <Empty
      headingLevel={4}
      title={words("‘반려견 놀이터’ 문서가 없습니다", 'No documents match "dog park"')}
      acts={
        <>
          <ButtonLink href="#empty">{words("전체 기간에서 찾기", "Search all periods")}</ButtonLink>
          <ButtonLink href="#empty" look="quiet">
            {words("조건 모두 지우기", "Clear all filters")}
          </ButtonLink>
        </>
      }
    >
      {words(
        "최근 3개월 안에서 찾았습니다. 기간을 늘리거나 낱말을 줄여 보세요.",
        "We searched the last 3 months. Try a longer period or fewer words.",
      )}
    </Empty>
  );
}

function AwayShown({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <Away
        language={language}
        headingLevel={4}
        title={words("도정 소식을 잠시 보여 드리지 못합니다", "News is not available for the moment")}
        checkedAt="14:32"
        retryHref="#away"
      >
        {words(
          "다른 서비스는 그대로 쓸 수 있습니다. 급한 일은 대변인실 ",
          "Everything else works. For urgent matters call the press office, ",
        )}
        <NumberText>000-000-2050</NumberText>
        {words("으로 물어봐 주세요.", ".")}
      </Away>
      <Stale language={language} time="14:10" />
    </>
  );
}

export const tellExamples: Example[] = [
  {
    id: "note",
    group: "tell",
    name: { ko: "알림 글", en: "Note" },
    rule: {
      ko: "아이콘, 왼쪽 줄, 말이 함께 뜻을 전합니다.",
      en: "Icon, bar and words carry the meaning together.",
    },
    show: (language) => <Notes language={language} />,
  },
  {
    id: "errors",
    group: "tell",
    name: { ko: "오류 모음", en: "Error summary" },
    rule: {
      ko: "쪽 맨 위, 제목 다음에 둡니다. 나타나면 초점을 받습니다.",
      en: "After the page's title. It takes focus when it appears.",
    },
    show: (language, prefix) => (
      <ErrorSummary
        language={language}
        id={`${prefix}errors`}
        errors={[
          {
            field: `${prefix}phone`,
            message: say(language)("전화번호를 숫자로만 써 주세요", "Telephone must be digits only"),
          },
          {
            field: `${prefix}consent`,
            message: say(language)("개인정보 이용에 동의해 주세요", "Agree to the use of personal data"),
          },
        ]}
      />
    ),
  },
  {
    id: "alarm",
    group: "tell",
    name: { ko: "재난 알림", en: "Emergency line" },
    rule: {
      ko: "모든 쪽 맨 위에 한 줄로 둡니다. 하나만 띄웁니다.",
      en: "One line above every page; one at a time.",
    },
    show: (language) => (
      <Alarm language={language}>
        {say(language)(
          "14:20 호우 경보. 하늘천 둔치에 들어가지 마세요. ",
          "14:20 Heavy rain warning. Keep away from the Haneul stream. ",
        )}
        <a href="#alarm">{say(language)("대피 장소 보기", "See shelters")}</a>
      </Alarm>
    ),
  },
  {
    id: "away",
    group: "tell",
    name: { ko: "일부가 멈춘 상자", en: "Degraded box" },
    rule: {
      ko: "나머지 쪽은 그대로 씁니다. 전화번호를 꼭 넣습니다.",
      en: "The rest of the page works. Always with a telephone.",
    },
    show: (language) => <AwayShown language={language} />,
  },
  {
    id: "empty",
    group: "tell",
    name: { ko: "비어 있을 때", en: "Empty" },
    rule: { ko: "왜 비었는지, 다음에 무엇을 할지 말합니다.", en: "Why it is empty, and what to do next." },
    show: (language) => <EmptyShown language={language} />,
  },
  {
    id: "wait",
    group: "tell",
    name: { ko: "기다리는 중", en: "Waiting" },
    rule: {
      ko: "버튼을 누른 뒤 1초가 넘을 때만 씁니다.",
      en: "Only where a press takes longer than a second.",
    },
    show: (language, prefix) => (
      <>
        <Progress
          showLabel
          id={`${prefix}progress`}
          label={say(language)("파일을 올리고 있습니다.", "Uploading the file.")}
          value={62}
        />
        <LiveRegion id={`${prefix}status`}>
          {say(language)("파일을 올리고 있습니다.", "Uploading the file.")}
        </LiveRegion>
      </>
    ),
  },
];
