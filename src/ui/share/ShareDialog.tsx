import { Check, Copy, Share2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { copyText } from '../code/copy-text';
import { Button, Dialog, Segments } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useShellServices } from '../shell/shell-services';
import { useEditorState } from '../use-editor';
import { hasShareSheet, useLink, useSend } from './use-link';
import './share.css';

const VIEWS = [
  { id: 'edit', title: 'To edit a copy' },
  { id: 'read', title: 'To read' },
  { id: 'present', title: 'To present' },
] as const;

/** Some mail programs and chats cut longer ones. */
const SAFE_LENGTH = 2000;

export default function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { downloadDesign } = useShellServices();
  const { openPicture } = useShellActions();
  const design = useEditorState((state) => state.design);
  const title = useEditorState((state) => state.model.settings.title);
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('edit');
  const link = useLink(design, view === 'edit' ? null : view);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Share"
      description="The link is the design, with every parameter and place: whoever opens it gets a copy of their own, or only looks at it."
      footer={
        <>
          <Button onClick={openPicture}>Picture…</Button>
          <Button onClick={downloadDesign}>Save as a file</Button>
        </>
      }
    >
      <Segments
        label="What the link opens"
        options={VIEWS}
        current={view}
        onChange={(id) => setView(VIEWS.find((each) => each.id === id)?.id ?? 'edit')}
      />
      {link === null ? null : link.ok ? (
        <LinkBox link={link.value} title={title} />
      ) : (
        <p className="share__problem">{link.error}</p>
      )}
      <ul className="share__facts">
        <li>
          It holds everything: nodes and connections, labels, notes and settings. It holds no
          password: there is none in a design.
        </li>
        <li>
          There is no server. What stands after the # never leaves the browser that opens the link.
        </li>
        <li>It is a snapshot. Later edits need a new link.</li>
      </ul>
    </Dialog>
  );
}

function LinkBox({ link, title }: { readonly link: string; readonly title: string }) {
  const send = useSend(title);
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    setCopied((await copyText(link)) ? 'yes' : 'failed');
    field.current?.select();
  };
  return (
    <>
      <div className="share__link">
        <textarea
          ref={field}
          readOnly
          rows={4}
          aria-label="Link to this design"
          className="ui-textarea share__link-text"
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant="primary"
          data-autofocus
          icon={copied === 'yes' ? <Check size={15} /> : <Copy size={15} />}
          onClick={() => void copy()}
        >
          {copied === 'yes' ? 'Copied' : 'Copy link'}
        </Button>
        {hasShareSheet() ? (
          <Button icon={<Share2 size={15} />} onClick={() => void send(link)}>
            Send…
          </Button>
        ) : null}
      </div>
      <output className="share__length">
        {copied === 'failed'
          ? 'The browser does not let Lintel copy. The link is marked: press Ctrl+C or ⌘C. '
          : ''}
        {link.length.toLocaleString('en')} characters
        {link.length > SAFE_LENGTH
          ? '. Some mail programs and chats cut links of this length: a file is safer there.'
          : ', short enough for any mail or chat.'}
      </output>
    </>
  );
}
