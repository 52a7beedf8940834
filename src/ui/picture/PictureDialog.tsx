import { Copy, Download, Printer } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { NodeId } from '../../design';
import { slugify } from '../../kit/words';
import { toPicture, withLink, type Picture, type PictureOptions } from '../../picture';
import { BY_ZONE, framesOf } from '../../spec/geometry';
import { BY_TIER } from '../../spec/geometry/fold';
import { saveFile } from '../code/save-file';
import { Button, Dialog, Segments, Select, Switch, useIconOf } from '../primitives';
import { useShellServices } from '../shell/shell-services';
import { useEditor, useEditorState } from '../use-editor';
import { canScale, rasterize, SCALES, type Scale } from './rasterize';
import './picture.css';

const THEMES = [
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
] as const;

const VIEWS = [
  { id: 'exploded', title: 'By zone' },
  { id: 'folded', title: 'By tier' },
] as const;

const scaleOf = (id: string): Scale => SCALES.find((scale) => String(scale) === id) ?? 1;

/** The design as a picture for a document: how it is to look, and as what it is taken along. */
export default function PictureDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const editor = useEditor();
  const title = useEditorState((state) => state.model.settings.title);
  const frames = useFrames();
  const selected = useEditorState(({ selection }) => selection.nodes);
  const [options, setOptions] = useState<PictureOptions>(() => ({
    theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
    isTransparent: false,
    withTitle: true,
    withLegend: false,
    // Whoever has selected a frame means it.
    only: frames.find(({ id }) => selected.length === 1 && selected[0] === id)?.id,
    view: editor.store.getState().view,
  }));
  const [wanted, setWanted] = useState<Scale>(2);
  const [isBusy, setBusy] = useState(false);
  const { picture, link, opensAgain } = usePicture(options);
  const set = (change: Partial<PictureOptions>) => setOptions({ ...options, ...change });
  const scales = SCALES.filter((scale) => picture && canScale(picture, scale));
  const scale = scales.includes(wanted) ? wanted : (scales.at(-1) ?? 1);
  const shown = frames.find(({ id }) => id === options.only);
  const name = [title, ...(shown ? [shown.title] : [])].map((each) => slugify(each)).join('-');

  /** What fails is said, and the dialog stays. */
  const withPng = (take: (png: Blob) => Promise<void>) => {
    if (!picture) return;
    setBusy(true);
    rasterize(picture, scale)
      .then(take)
      .catch((error: unknown) => editor.say(problemOf(error), 'problem'))
      .finally(() => setBusy(false));
  };
  const copy = () =>
    withPng(async (png) => {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      editor.say('Copied the picture.');
    });
  const savePng = () =>
    withPng(async (png) => {
      const bytes = new Uint8Array(await png.arrayBuffer());
      saveFile(`${name}.png`, link === null ? bytes : withLink(bytes, link), 'image/png');
    });
  const saveSvg = () => {
    if (picture) saveFile(`${name}.svg`, new TextEncoder().encode(picture.svg), 'image/svg+xml');
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="lg"
      title="Picture"
      description={
        shown
          ? `${shown.title} alone for a document, with real text.`
          : 'The whole design for a document, with real text.'
      }
      footer={
        <>
          <Button icon={<Printer size={15} />} disabled={!picture} onClick={() => window.print()}>
            Print…
          </Button>
          <Button icon={<Copy size={15} />} disabled={!picture || isBusy} onClick={copy}>
            Copy
          </Button>
          <Button icon={<Download size={15} />} disabled={!picture} onClick={saveSvg}>
            Save SVG
          </Button>
          <Button
            variant="primary"
            icon={<Download size={15} />}
            disabled={!picture || isBusy}
            onClick={savePng}
            data-autofocus
          >
            Save PNG
          </Button>
        </>
      }
    >
      <Preview picture={picture} title={title} isTransparent={options.isTransparent} />
      <div className="picture__options">
        {frames.length > 0 ? (
          <Select
            label="What is drawn"
            value={shown?.id ?? ''}
            options={[
              { value: '', label: 'Everything' },
              ...frames.map(({ id, title: each }, index) => ({
                value: id,
                label: `${index + 1}. ${each}`,
              })),
            ]}
            onChange={(id) => set({ only: id === '' ? undefined : id })}
          />
        ) : null}
        <Segments
          label="Colours"
          options={THEMES}
          current={options.theme}
          onChange={(theme) => set({ theme })}
        />
        <Segments
          label="Drawn"
          options={VIEWS}
          current={options.view === BY_ZONE ? 'exploded' : 'folded'}
          onChange={(id) => set({ view: id === 'folded' ? BY_TIER : BY_ZONE })}
        />
        <Segments
          label="Size of the PNG"
          options={scales.map((each) => ({ id: String(each), title: `${each}×` }))}
          current={String(scale)}
          onChange={(id) => setWanted(scaleOf(id))}
        />
        <Option
          label="Title"
          checked={options.withTitle}
          onChange={(withTitle) => set({ withTitle })}
        />
        <Option
          label="Legend"
          checked={options.withLegend}
          onChange={(withLegend) => set({ withLegend })}
        />
        <Option
          label="Transparent"
          checked={options.isTransparent}
          onChange={(isTransparent) => set({ isTransparent })}
        />
      </div>
      <p className="picture__hint">
        {picture
          ? `${Math.round(picture.width * scale)} × ${Math.round(picture.height * scale)} pixels. `
          : ''}
        {opensAgain
          ? 'A saved picture holds its design: open it in Lintel, or drop it on the canvas. A copied one does not.'
          : 'This design is too large to be kept in a picture.'}
      </p>
    </Dialog>
  );
}

/** The frames in their order, by their titles. */
function useFrames(): readonly { readonly id: NodeId; readonly title: string }[] {
  const model = useEditorState((state) => state.model);
  const geometry = useEditorState((state) => state.geometry);
  return useMemo(
    () =>
      framesOf(model, geometry).map(({ node: { id, label, spec } }) => ({
        id,
        title: label.trim() || spec.title,
      })),
    [model, geometry],
  );
}

const problemOf = (error: unknown): string =>
  error instanceof DOMException && error.name === 'NotAllowedError'
    ? 'The browser does not let Lintel copy. Save the picture instead.'
    : `The picture could not be made: ${error instanceof Error ? error.message : String(error)}`;

interface PreviewProps {
  readonly picture: Picture | null;
  readonly title: string;
  readonly isTransparent: boolean;
}

function Preview({ picture, title, isTransparent }: PreviewProps) {
  const source = useMemo(
    () => picture && `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`,
    [picture],
  );
  return (
    <div className="picture__preview" data-transparent={isTransparent || undefined}>
      {source === null ? (
        <p className="picture__hint">Nothing is drawn yet.</p>
      ) : (
        <img src={source} alt={title} />
      )}
    </div>
  );
}

interface OptionProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Option({ label, checked, onChange }: OptionProps) {
  const id = useId();
  return (
    <span className="picture__option">
      <Switch id={id} checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}

/** The picture, and what of the link stands in it. */
function usePicture(options: PictureOptions) {
  const iconOf = useIconOf();
  const model = useEditorState((state) => state.model);
  const { linkOf } = useShellServices();
  const [link, setLink] = useState<string | null>(null);
  const [opensAgain, setOpensAgain] = useState(true);
  const { design } = model;
  useEffect(() => {
    let isCurrent = true;
    const make = async () => {
      const made = await linkOf(design, null);
      if (!isCurrent) return;
      setLink(made.ok ? new URL(made.value).hash : null);
      setOpensAgain(made.ok);
    };
    void make();
    return () => {
      isCurrent = false;
    };
  }, [linkOf, design]);
  const picture = useMemo(
    () => toPicture(model, iconOf, options, link),
    [model, iconOf, options, link],
  );
  return { picture, link, opensAgain };
}
