import { useCallback, useEffect, useState } from 'react';
import type { Design } from '../../design';
import type { Result } from '../../kit/result';
import { copyText } from '../code/copy-text';
import { useTargetForLink } from '../code/use-target';
import { useShellServices, type LinkedDesign } from '../shell/shell-services';

/** Null while it is being made: a moment, once. */
export function useLink(design: Design, view: LinkedDesign['view']): Result<string, string> | null {
  const { linkOf } = useShellServices();
  const target = useTargetForLink();
  const [link, setLink] = useState<Result<string, string> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const make = async () => {
      const made = await linkOf(design, target, view);
      if (isCurrent) setLink(made);
    };
    void make();
    return () => {
      isCurrent = false;
    };
  }, [linkOf, design, target, view]);
  return link;
}

/** Whether the system has a sheet from which a person chooses to whom a link goes, as phones do. */
export const hasShareSheet = (): boolean => typeof navigator.share === 'function';

/** Puts up the sheet of the system, or else copies. Answers what came of it; null where somebody thought better of it. */
export function useSend(
  title: string,
): (link: string) => Promise<'sent' | 'copied' | 'failed' | null> {
  return useCallback(
    async (link) => {
      if (hasShareSheet()) {
        try {
          await navigator.share({ title, url: link });
          return 'sent';
        } catch (error) {
          if (error instanceof DOMException && error.name === 'AbortError') return null;
        }
      }
      return (await copyText(link)) ? 'copied' : 'failed';
    },
    [title],
  );
}
