import { ownOnly } from '../disk/disk.ts';
import { intoFolder } from '../disk/out-folder.ts';
import { type Context, err } from './context.ts';

/** Lets a command write into its --out as the only one, by --force and --resume. @throws ProblemError as `intoFolder` */
export const writingInto = <T>(
  folder: string,
  options: Readonly<Record<string, unknown>>,
  { lang }: Context,
  work: (target: string) => Promise<T>,
  rights = ownOnly,
): Promise<T> =>
  intoFolder(
    folder,
    {
      force: options['force'] === true,
      resume: options['resume'] === true,
      rights,
      tookOver: ({ process: { pid }, host }) =>
        err(
          lang === 'ko'
            ? `${folder}: 끝나지 못하고 사라진 프로세스 ${pid} (${host})의 잠금을 넘겨받았습니다.\n`
            : `${folder}: taken over from process ${pid} (${host}), which is gone and did not end its run.\n`,
        ),
    },
    work,
  );
