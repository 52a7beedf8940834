interface Size {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** ECS guide, "Task size": the memory in MiB that each CPU value takes on Fargate. */
const SIZES: Readonly<Record<string, Size>> = {
  '256': { min: 512, max: 2048, step: 512 },
  '512': { min: 1024, max: 4096, step: 1024 },
  '1024': { min: 2048, max: 8192, step: 1024 },
  '2048': { min: 4096, max: 16384, step: 1024 },
  '4096': { min: 8192, max: 30720, step: 1024 },
  '8192': { min: 16384, max: 61440, step: 4096 },
  '16384': { min: 32768, max: 122880, step: 8192 },
};

const takes = (cpu: string, { min, max, step }: Size, memory: number): boolean =>
  memory >= min &&
  memory <= max &&
  // The smallest CPU takes 512, 1024 and 2048, and nothing between the last two.
  (cpu === '256' ? [512, 1024, 2048].includes(memory) : (memory - min) % step === 0);

export function memoryProblem(cpu: string, memory: number): string | null {
  const size = SIZES[cpu];
  if (!size || takes(cpu, size, memory)) return null;
  return cpu === '256'
    ? 'must be 512, 1024 or 2048 MiB with 0.25 vCPU.'
    : `must be ${size.min} to ${size.max} MiB in steps of ${size.step} with ${Number(cpu) / 1024} vCPU.`;
}

/** The smallest memory of a CPU value that is no less than what is wanted; the largest where none is. */
export function fittingMemory(cpu: string, wanted: number): number {
  const size = SIZES[cpu];
  if (!size) return wanted;
  for (let memory = size.min; memory <= size.max; memory += size.step) {
    if (memory >= wanted && takes(cpu, size, memory)) return memory;
  }
  return size.max;
}
