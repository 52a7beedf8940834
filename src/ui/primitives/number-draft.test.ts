import { describe, expect, test } from 'vitest';
import { numberProblem, parseNumber, stepNumber } from './number-draft';

describe('parseNumber', () => {
  test.each([
    ['12', 12],
    [' 12 ', 12],
    ['-3', -3],
    ['+3', 3],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1.', 1],
    ['1,000', 1000],
    ['1,234,567', 1234567],
    ['007', 7],
  ])('%j says %d', (text, number) => expect(parseNumber(text)).toBe(number));

  test.each(['', ' ', '-', '1e9', '0x10', 'NaN', 'Infinity', '12px', '1,5', '1 2', '--1'])(
    '%j says none',
    (text) => expect(parseNumber(text)).toBeNull(),
  );
});

describe('numberProblem', () => {
  const port = { min: 1150, max: 65535 };

  test('a number on its way is told what it lacks', () => {
    expect(numberProblem('5', port)).toBe('Enter 1150 to 65535.');
    expect(numberProblem('5432', port)).toBeNull();
  });

  test('an empty field and letters are told apart', () => {
    expect(numberProblem('', port)).toBe('Enter a number, 1150 to 65535.');
    expect(numberProblem('abc', port)).toBe('Not a number. Enter 1150 to 65535.');
  });

  test('names the unit and the step', () => {
    const retention = { min: 0, max: 35, unit: 'days' };
    expect(numberProblem('36', retention)).toBe('Enter 0 to 35 days.');
    expect(numberProblem('1.5', retention)).toBe('Enter a whole number, 0 to 35 days.');
    expect(numberProblem('70', { min: 0, max: 300, step: 60 })).toBe(
      'Enter a multiple of 60, 0 to 300.',
    );
  });

  test('a fraction of a step is exact', () => {
    expect(numberProblem('0.3', { min: 0, max: 1, step: 0.1 })).toBeNull();
  });
});

describe('stepNumber', () => {
  const range = { min: 0, max: 300, step: 60 };

  test('goes to the next multiple, and stays inside', () => {
    expect(stepNumber(60, 1, range)).toBe(120);
    expect(stepNumber(70, 1, range)).toBe(120);
    expect(stepNumber(70, -1, range)).toBe(60);
    expect(stepNumber(300, 1, range)).toBe(300);
    expect(stepNumber(0, -1, range)).toBe(0);
  });

  test('ten steps at once', () => {
    expect(stepNumber(5432, 1, { min: 1, max: 65535 }, true)).toBe(5440);
    expect(stepNumber(3, -1, { min: 1, max: 65535 }, true)).toBe(1);
  });

  test('fractions do not drift', () => {
    expect(stepNumber(0.2, 1, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
  });
});
