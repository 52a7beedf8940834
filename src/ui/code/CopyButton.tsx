import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../primitives';
import { useEditor } from '../use-editor';
import { copyText } from './copy-text';
import './CopyButton.css';

const SHOWN_MILLISECONDS = 1800;

interface CopyButtonProps {
  /** "Copy network.tf" */
  readonly label: string;
  readonly text: string;
}

/** Says that it copied where the hand is, to eyes and to ears. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const editor = useEditor();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else editor.say('The browser did not allow copying. Select the text and copy it.', 'problem');
  };
  return (
    <span className="code-copy">
      <IconButton
        size="sm"
        label={label}
        tip={isCopied ? 'Copied' : label}
        icon={isCopied ? <Check size={15} className="code-copied" /> : <Copy size={15} />}
        onClick={() => void copy()}
      />
      <output className="code-said">{isCopied ? 'Copied' : ''}</output>
    </span>
  );
}
