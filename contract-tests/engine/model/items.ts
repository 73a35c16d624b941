import {
  nameOperation,
  type Operation,
  type Parameter,
} from '../../../scripts/document/reading/description.ts';
import type { Site } from '../../../scripts/document/reading/sites.ts';

/** Names of the items of a coverage, as the list of missing items prints them. */
export const bodyItem = (operation: Operation, site: Site, keyword: string): string =>
  `${nameOperation(operation)} › body${site.name === '' ? '' : ` ${site.name}`} › ${keyword}`;

export const parameterItem = (
  operation: Operation,
  parameter: Parameter,
  site: string,
  keyword: string,
): string => `${nameOperation(operation)} › ${nameParameterSite(parameter, site)} › ${keyword}`;

/** `query filter[author]` of style deepObject, `query filter.author` of others, and `query ids[]` of a list. */
export const nameParameterSite = ({ in: location, name, style }: Parameter, site = ''): string => {
  const [member = ''] = /^[^[.|{]+/.exec(site) ?? [];
  if (member === '') return `${location} ${name}${site}`;
  const rest = site.slice(member.length);
  return `${location} ${name}${style === 'deepObject' ? `[${member}]` : `.${member}`}${rest}`;
};

export const responseItem = (operation: Operation, status: string, site: Site, keyword: string): string =>
  `${nameOperation(operation)} › ${status}${site.name === '' ? '' : ` ${site.name}`} › ${keyword}`;

export const headerItem = (operation: Operation, status: string, header: string): string =>
  `${nameOperation(operation)} › ${status} › header ${header}`;

export const statusItem = (operation: Operation, status: string): string =>
  `${nameOperation(operation)} › status ${status}`;

export const mediaItem = (operation: Operation, status: string, type: string): string =>
  `${nameOperation(operation)} › ${status} › ${type}`;

export const credentialItem = (operation: Operation, scheme: string): string =>
  `${nameOperation(operation)} › credential ${scheme}`;
