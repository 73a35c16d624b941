import { api } from '../../../schemas/api.ts';
import { buildCalls } from '../../testing/build-calls.ts';

export const { buildRequest, call, callByHttp } = buildCalls(api);
