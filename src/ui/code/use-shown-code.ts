import { useEffect, useState } from 'react';
import { useEditor } from '../use-editor';
import type { CodeExporter } from './exporters-context';
import { followCode, type ShownCode } from './follow-code';

/** The code of the design, kept up to date while it is seen; null until it was written for the first time. */
export function useShownCode(exporter: CodeExporter | null, isVisible: boolean): ShownCode | null {
  const editor = useEditor();
  const [code, setCode] = useState<ShownCode | null>(null);
  useEffect(() => {
    if (exporter && isVisible) return followCode(editor, exporter, setCode);
  }, [editor, exporter, isVisible]);
  return code;
}
