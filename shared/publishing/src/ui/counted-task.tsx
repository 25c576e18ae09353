import type { Changing } from "../changing.ts";
import { TaskItem, type TaskItemProps } from "@madang/design-system/task-item";
import { localizedPath, type Language } from "@madang/manifest";

export interface CountedTaskData<Name extends string> extends Changing {
  readonly task: Name;
  readonly path: string;
  readonly icon: TaskItemProps["icon"];
  readonly count: number;
}

export interface CountedTaskWords {
  readonly title: string;
  /** Says how many there are; with none, what one finds there. */
  readonly note: (count: number) => string;
}

/** The squares of one module, by language and name. */
export type CountedTasks<Name extends string> = Readonly<
  Record<Language, Readonly<Record<Name, CountedTaskWords>>>
>;

export interface CountedTaskProps<Name extends string> {
  readonly language: Language;
  readonly data: CountedTaskData<Name>;
  readonly tasks: CountedTasks<Name>;
}

/** A square of the home page's lattice that leads to a list and says how much is in it. */
export function CountedTask<Name extends string>({ language, data, tasks }: CountedTaskProps<Name>) {
  const { task, path, icon, count } = data;
  const { title, note } = tasks[language][task];
  return <TaskItem href={localizedPath(path, language)} icon={icon} title={title} note={note(count)} />;
}
