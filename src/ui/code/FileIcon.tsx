import { FileBraces, FileCode, FileTerminal, FileText } from 'lucide-react';
import './FileIcon.css';

const ICONS: Readonly<Record<string, typeof FileCode>> = {
  hcl: FileCode,
  typescript: FileCode,
  javascript: FileCode,
  json: FileBraces,
  shell: FileTerminal,
};

export function FileIcon({ language }: { readonly language: string }) {
  const Icon = ICONS[language] ?? FileText;
  return <Icon size={14} className={`code-file-icon code-file-icon--${language}`} aria-hidden />;
}
