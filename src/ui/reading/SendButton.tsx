import { Copy, Share2 } from 'lucide-react';
import type { Design } from '../../design';
import { useTargetForLink } from '../code/use-target';
import { Button } from '../primitives';
import { hasShareSheet, useSend } from '../share/use-link';
import { useShellServices, type LinkedDesign } from '../shell/shell-services';
import { useEditor } from '../use-editor';

const SAID = {
  sent: 'The link is on its way: it holds the design and every comment.',
  copied: 'Link copied: it holds the design and every comment.',
  failed: 'The browser does not let Lintel copy. “Share” on the canvas shows the link.',
} as const;

interface SendButtonProps {
  readonly design: Design;
  readonly title: string;
  readonly view: LinkedDesign['view'];
}

/** The design as it is read, on to somebody else. */
export function SendButton({ design, title, view }: SendButtonProps) {
  const editor = useEditor();
  const { linkOf } = useShellServices();
  const target = useTargetForLink();
  const send = useSend(title);
  const onClick = async () => {
    // Made now: one that was made before may lack the last comment.
    const link = await linkOf(design, target, view);
    if (!link.ok) return editor.say(link.error, 'problem');
    const came = await send(link.value);
    if (came) editor.say(SAID[came], came === 'failed' ? 'problem' : 'info');
  };
  return (
    <Button
      icon={hasShareSheet() ? <Share2 size={15} /> : <Copy size={15} />}
      onClick={() => void onClick()}
    >
      {hasShareSheet() ? 'Send link' : 'Copy link'}
    </Button>
  );
}
