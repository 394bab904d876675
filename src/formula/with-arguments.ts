import type { Expr, Span } from './tree.ts';

/**
 * A function's formula with arguments in the places of their names. What is wrong with it stands where it is called:
 * its own places are those of another text.
 */
export function withArguments(body: Expr, args: ReadonlyMap<string, Expr>, span: Span): Expr {
  const inside = (expr: Expr): Expr => withArguments(expr, args, span);
  switch (body.kind) {
    case 'name':
      return args.get(body.name) ?? { ...body, span };
    case 'number':
    case 'text':
    case 'truth':
    case 'date':
    case 'time':
    case 'given':
      return { ...body, span };
    case 'list':
      return { ...body, items: body.items.map(inside), span };
    case 'negate':
    case 'not':
    case 'abs':
      return { ...body, arg: inside(body.arg), span };
    case 'arithmetic':
    case 'relation':
    case 'logic':
    case 'mod':
      return { ...body, left: inside(body.left), right: inside(body.right), span };
    case 'in':
      return { ...body, item: inside(body.item), list: inside(body.list), span };
    case 'otherwise':
      return { ...body, value: inside(body.value), fallback: inside(body.fallback), span };
    case 'if':
      return {
        ...body,
        test: inside(body.test),
        then: inside(body.then),
        otherwise: inside(body.otherwise),
        span,
      };
    case 'extreme':
      return { ...body, args: body.args.map(inside), span };
    case 'earlier':
      return { ...body, months: inside(body.months), span };
    case 'yearToDate':
      return { ...body, fallback: body.fallback && inside(body.fallback), span };
    case 'later':
      return { ...body, date: inside(body.date), count: inside(body.count), span };
    case 'firstOfMonth':
    case 'datePart':
      return { ...body, date: inside(body.date), span };
    case 'elapsed':
      return { ...body, from: inside(body.from), to: inside(body.to), span };
    case 'rounding':
      return { ...body, arg: inside(body.arg), step: inside(body.step), span };
    case 'table':
      return { ...body, keys: body.keys.map(inside), span };
    case 'sum':
      return {
        ...body,
        value: inside(body.value),
        ...(body.where && { where: inside(body.where) }),
        listSpan: span,
        span,
      };
    case 'count':
      return { ...body, ...(body.where && { where: inside(body.where) }), listSpan: span, span };
    case 'apply':
      return { ...body, args: body.args.map(inside), nameSpan: span, span };
  }
}
