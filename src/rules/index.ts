/** The register of rules, in the order in which findings of equal severity are listed, and the checklist they prove. */
import type { Rule } from '../validation';
import { ml1 } from './availability/ml-1';
import { ml2 } from './availability/ml-2';
import { ml3 } from './availability/ml-3';
import { ml4 } from './availability/ml-4';
import { ml5 } from './availability/ml-5';
import { ml6 } from './availability/ml-6';
import { ml7 } from './availability/ml-7';
import { ml8 } from './availability/ml-8';
import { ml11 } from './availability/ml-11';
import { lb1 } from './load-balancing/lb-1';
import { lb2 } from './load-balancing/lb-2';
import { lb3 } from './load-balancing/lb-3';
import { lb4 } from './load-balancing/lb-4';
import { lb5 } from './load-balancing/lb-5';
import { lb6 } from './load-balancing/lb-6';
import { lb7 } from './load-balancing/lb-7';
import { lb8 } from './load-balancing/lb-8';
import { lb9 } from './load-balancing/lb-9';
import { lb10 } from './load-balancing/lb-10';
import { lb11 } from './load-balancing/lb-11';
import { lb12 } from './load-balancing/lb-12';
import { lb13 } from './load-balancing/lb-13';
import { lb21 } from './load-balancing/lb-21';
import { lb14 } from './load-balancing/lb-14';
import { lb15 } from './load-balancing/lb-15';
import { lb16 } from './load-balancing/lb-16';
import { lb17 } from './load-balancing/lb-17';
import { lb18 } from './load-balancing/lb-18';
import { lb19 } from './load-balancing/lb-19';
import { lb20 } from './load-balancing/lb-20';
import { as1 } from './scaling/as-1';
import { as2 } from './scaling/as-2';
import { as3 } from './scaling/as-3';
import { as4 } from './scaling/as-4';
import { as5 } from './scaling/as-5';
import { as6 } from './scaling/as-6';
import { as7 } from './scaling/as-7';
import { as8 } from './scaling/as-8';
import { as9 } from './scaling/as-9';
import { as10 } from './scaling/as-10';
import { co1 } from './cost/co-1';
import { co2 } from './cost/co-2';
import { co3 } from './cost/co-3';
import { as11 } from './scaling/as-11';
import { pd1 } from './private-data/pd-1';
import { pd2 } from './private-data/pd-2';
import { pd3 } from './private-data/pd-3';
import { pd4 } from './private-data/pd-4';
import { pd5 } from './private-data/pd-5';
import { pd6 } from './private-data/pd-6';
import { pd7 } from './private-data/pd-7';
import { pd8 } from './private-data/pd-8';
import { cp1 } from './connections/cp-1';
import { cp2 } from './connections/cp-2';
import { cp3 } from './connections/cp-3';
import { cp4 } from './connections/cp-4';
import { en1 } from './encryption/en-1';
import { en2 } from './encryption/en-2';
import { en3 } from './encryption/en-3';
import { en4 } from './encryption/en-4';
import { en5 } from './encryption/en-5';
import { en6 } from './encryption/en-6';
import { en7 } from './encryption/en-7';
import { en12 } from './encryption/en-12';
import { en13 } from './encryption/en-13';
import { bk1 } from './backup/bk-1';
import { bk5 } from './backup/bk-5';
import { bk8 } from './backup/bk-8';
import { se1 } from './security/se-1';
import { se2 } from './security/se-2';
import { sv1 } from './serverless/sv-1';
import { sv2 } from './serverless/sv-2';
import { sv3 } from './serverless/sv-3';
import { sv4 } from './serverless/sv-4';
import { sv5 } from './serverless/sv-5';
import { sv6 } from './serverless/sv-6';
import { sv7 } from './serverless/sv-7';
import { sv8 } from './serverless/sv-8';
import { sv9 } from './serverless/sv-9';
import { sv10 } from './serverless/sv-10';
import { sv11 } from './serverless/sv-11';
import { sv12 } from './serverless/sv-12';
import { sv13 } from './serverless/sv-13';
import { sv14 } from './serverless/sv-14';
import { cf5 } from './parameters/cf-5';
import { se10 } from './security/se-10';
import { se11 } from './security/se-11';
import { se12 } from './security/se-12';
import { en8 } from './encryption/en-8';
import { en9 } from './encryption/en-9';
import { en10 } from './encryption/en-10';
import { en11 } from './encryption/en-11';
import { bk9 } from './backup/bk-9';
import { se9 } from './security/se-9';
import { se3 } from './security/se-3';
import { se4 } from './security/se-4';
import { se5 } from './security/se-5';
import { se6 } from './security/se-6';
import { se7 } from './security/se-7';
import { se8 } from './security/se-8';
import { ve1 } from './versions/ve-1';
import { ve2 } from './versions/ve-2';
import { ve3 } from './versions/ve-3';
import { ve4 } from './versions/ve-4';
import { ve5 } from './versions/ve-5';
import { bk2 } from './backup/bk-2';
import { bk3 } from './backup/bk-3';
import { bk4 } from './backup/bk-4';
import { bk6 } from './backup/bk-6';
import { bk7 } from './backup/bk-7';
import { bk10 } from './backup/bk-10';
import { bk11 } from './backup/bk-11';
import { bk12 } from './backup/bk-12';
import { mo1 } from './monitoring/mo-1';
import { mo2 } from './monitoring/mo-2';
import { mo5 } from './monitoring/mo-5';
import { mo6 } from './monitoring/mo-6';
import { mo7 } from './monitoring/mo-7';
import { mo8 } from './monitoring/mo-8';
import { mo9 } from './monitoring/mo-9';
import { dr1 } from './recovery/dr-1';
import { dr2 } from './recovery/dr-2';
import { dr3 } from './recovery/dr-3';
import { dr6 } from './recovery/dr-6';
import { mo3 } from './monitoring/mo-3';
import { mo4 } from './monitoring/mo-4';
import { mo10 } from './monitoring/mo-10';
import { nw1 } from './network/nw-1';
import { nw2 } from './network/nw-2';
import { nw3 } from './network/nw-3';
import { nw4 } from './network/nw-4';
import { nw5 } from './network/nw-5';
import { nw6 } from './network/nw-6';
import { nw7 } from './network/nw-7';
import { nw8 } from './network/nw-8';
import { nw9 } from './network/nw-9';
import { en14 } from './encryption/en-14';
import { en15 } from './encryption/en-15';
import { ml9 } from './availability/ml-9';
import { ml10 } from './availability/ml-10';
import { nw11 } from './network/nw-11';
import { nw13 } from './network/nw-13';
import { nw12 } from './network/nw-12';
import { nw10 } from './network/nw-10';
import { is1 } from './structure/is-1';
import { is2 } from './structure/is-2';
import { is3 } from './structure/is-3';
import { is4 } from './structure/is-4';
import { is5 } from './structure/is-5';
import { is7 } from './structure/is-7';
import { is8 } from './structure/is-8';
import { is9 } from './structure/is-9';
import { is10 } from './structure/is-10';
import { is6 } from './structure/is-6';
import { cf1 } from './parameters/cf-1';
import { cf2 } from './parameters/cf-2';
import { cf3 } from './parameters/cf-3';
import { cf4 } from './parameters/cf-4';
import { cf6 } from './parameters/cf-6';
import { cf7 } from './parameters/cf-7';
import { cf10 } from './parameters/cf-10';
import { cf11 } from './parameters/cf-11';
import { cf12 } from './parameters/cf-12';
import { cf8 } from './parameters/cf-8';
import { cf9 } from './parameters/cf-9';
import { cf13 } from './parameters/cf-13';
import { cf14 } from './parameters/cf-14';
import { cf18 } from './parameters/cf-18';
import { cf17 } from './parameters/cf-17';
import { cf16 } from './parameters/cf-16';
import { cf15 } from './parameters/cf-15';
import { pa1 } from './parameters/pa-1';
import { nm1 } from './names/nm-1';
import { nm2 } from './names/nm-2';
import { nm3 } from './names/nm-3';
import { nm4 } from './names/nm-4';
import { dr10 } from './recovery/dr-10';
import { dr11 } from './recovery/dr-11';
import { dr12 } from './recovery/dr-12';
import { dr13 } from './recovery/dr-13';
import { dr4 } from './recovery/dr-4';
import { dr5 } from './recovery/dr-5';
import { dr7 } from './recovery/dr-7';
import { dr8 } from './recovery/dr-8';
import { dr9 } from './recovery/dr-9';

export { checklist } from './checklist';

export const rules: readonly Rule[] = [
  ml1,
  ml2,
  ml3,
  ml4,
  ml5,
  ml6,
  ml7,
  ml8,
  ml11,
  lb1,
  lb2,
  lb3,
  lb4,
  lb5,
  lb6,
  lb7,
  lb8,
  lb9,
  lb10,
  lb11,
  lb12,
  lb13,
  lb14,
  lb15,
  lb16,
  lb17,
  lb18,
  lb19,
  lb20,
  lb21,
  as1,
  as2,
  as3,
  as4,
  as5,
  as6,
  as7,
  as8,
  as9,
  as10,
  as11,
  pd1,
  pd2,
  pd3,
  pd4,
  pd5,
  pd6,
  pd7,
  pd8,
  cp1,
  cp2,
  cp3,
  cp4,
  en1,
  en2,
  en3,
  en4,
  en5,
  en6,
  en7,
  en8,
  en9,
  en10,
  en11,
  en12,
  en13,
  bk1,
  bk2,
  bk3,
  bk4,
  bk5,
  bk6,
  bk7,
  bk8,
  bk9,
  bk10,
  bk11,
  bk12,
  se1,
  se2,
  se3,
  se4,
  se5,
  se6,
  se7,
  se8,
  se9,
  se10,
  se11,
  se12,
  sv1,
  sv2,
  sv3,
  sv4,
  sv5,
  sv6,
  sv7,
  sv8,
  sv9,
  sv10,
  sv11,
  sv12,
  sv13,
  sv14,
  ve1,
  ve2,
  ve3,
  ve4,
  ve5,
  co1,
  co2,
  co3,
  mo1,
  mo2,
  mo3,
  mo4,
  mo5,
  mo6,
  mo7,
  mo8,
  mo9,
  mo10,
  nw1,
  nw2,
  nw3,
  nw4,
  nw5,
  nw6,
  nw7,
  nw8,
  nw9,
  nw10,
  nw11,
  nw12,
  nw13,
  ml9,
  ml10,
  en14,
  en15,
  is1,
  is2,
  is3,
  is4,
  is5,
  is6,
  is7,
  is8,
  is9,
  is10,
  cf1,
  cf2,
  cf3,
  cf4,
  cf5,
  cf6,
  cf7,
  cf8,
  cf9,
  cf10,
  cf11,
  cf12,
  cf13,
  cf14,
  cf15,
  cf16,
  cf17,
  cf18,
  pa1,
  nm1,
  nm2,
  nm3,
  nm4,
  dr1,
  dr2,
  dr3,
  dr4,
  dr5,
  dr6,
  dr7,
  dr8,
  dr9,
  dr10,
  dr11,
  dr12,
  dr13,
];
