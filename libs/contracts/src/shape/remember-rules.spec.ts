import { expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString } from 'class-validator';
import { rememberRules } from './remember-rules.js';

class Parent {
  @IsString() name!: string;
}

class Child extends Parent {
  @IsInt({ groups: ['counted'] }) age!: number;
}

it('gives the rules of a class, its own and those it inherits, and searches for them once', () => {
  const storage = getMetadataStorage();
  let searches = 0;
  const counted: Pick<typeof storage, 'getTargetValidationMetadatas'> = {
    getTargetValidationMetadatas: (...asked) => {
      searches += 1;
      return storage.getTargetValidationMetadatas(...asked);
    },
  };
  rememberRules(counted);
  const rulesOf = (shape: new () => object, groups?: string[]): string[] =>
    counted
      .getTargetValidationMetadatas(shape, '', false, false, groups)
      .map(({ propertyName }) => propertyName);
  for (let times = 0; times < 3; times += 1) {
    expect(rulesOf(Child).sort()).toEqual(['age', 'name']);
    expect(rulesOf(Parent)).toEqual(['name']);
  }
  expect(searches).toBe(2);
  expect(rulesOf(Child, ['other'])).toEqual([]);
  expect(searches).toBe(3);
});
