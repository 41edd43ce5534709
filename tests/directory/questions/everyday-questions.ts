import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { isEnglishWord } from '../../../apps/directory-service/src/adapters/english-words.js';
import type { NeedVocabulary } from '../../../apps/directory-service/src/domain/questions/need-vocabulary.js';
import {
  type QuestionRead,
  readQuestion,
} from '../../../apps/directory-service/src/domain/questions/read-question.js';

/** A question as somebody typed it, and how it should be read. */
export interface EverydayQuestion {
  readonly question: string;
  /** Any of these is right. */
  readonly needs: readonly string[];
  readonly age: string;
  readonly day: string;
  readonly place: string;
}

export function everydayQuestions(set: 'tuning' | 'judging' | 'strangers'): EverydayQuestion[] {
  const rows: (Omit<EverydayQuestion, 'needs'> & { needs: string })[] = parse(
    readFileSync(`tests/directory/questions/${set}.csv`),
    { columns: true },
  );
  return rows.map((row) => ({ ...row, needs: row.needs.split('|') }));
}

/** How the hub reads a question before it asks its services. */
export function readAlone(question: string, vocabulary: NeedVocabulary): QuestionRead {
  return readQuestion(question, vocabulary, {
    isWord: isEnglishWord,
    candidates: () => vocabulary.words,
  });
}

/** Whether one of the first two needs that the hub names is right. */
export function isRight({ needs }: EverydayQuestion, read: QuestionRead): boolean {
  return read.needs.slice(0, 2).some(({ need }) => needs.includes(need));
}
