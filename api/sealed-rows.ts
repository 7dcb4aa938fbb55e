import {
	AliasNode,
	ColumnNode,
	IdentifierNode,
	type OperationNode,
	RawNode,
	ReferenceNode,
	type RootOperationNode,
	SelectionNode,
	SelectQueryNode,
	TableNode,
} from 'kysely';
import { rowOf, sealedColumns } from './words.ts';

/**
 * Words are sealed for their row. A question that selects them is given the row's id behind what is sealed, so that whoever
 * wrote the question need not think of it. What is selected whole brings its id along anyway.
 */
export function withRows<Node extends RootOperationNode>(node: Node): Node;
export function withRows(node: RootOperationNode): RootOperationNode {
	if (!SelectQueryNode.is(node) || !node.selections) return node;
	const tables = tablesOf(node);
	if (tables.length === 0) return node;
	const selections = node.selections.map(({ selection }) => SelectionNode.create(withRow(selection, tables)));
	return { ...node, selections };
}

interface Named {
	/** The table of the database, and what it is called in this question. */
	table: string;
	as: string;
}

/** The tables of a question in which there are words. */
function tablesOf(node: SelectQueryNode): Named[] {
	const from = [...(node.from?.froms ?? []), ...(node.joins ?? []).map(({ table }) => table)];
	return from.flatMap((one) => {
		const inner = AliasNode.is(one) ? one.node : one;
		if (!TableNode.is(inner)) return [];
		const table = inner.table.identifier.name;
		const as = AliasNode.is(one) && IdentifierNode.is(one.alias) ? one.alias.name : table;
		return table in sealedColumns ? [{ table, as }] : [];
	});
}

type Selection = SelectionNode['selection'];

function withRow(selection: Selection, tables: readonly Named[]): Selection {
	if (AliasNode.is(selection)) {
		const read = reading(selection.node, tables);
		return read ? AliasNode.create(read, selection.alias) : selection;
	}
	const read = reading(selection, tables);
	return read ? AliasNode.create(read, IdentifierNode.create(columnOf(selection)!)) : selection;
}

const columnOf = (node: OperationNode) =>
	ReferenceNode.is(node) && ColumnNode.is(node.column) ? node.column.column.name : undefined;

function reading(node: OperationNode, tables: readonly Named[]): RawNode | undefined {
	const column = columnOf(node);
	if (column === undefined || !ReferenceNode.is(node)) return undefined;
	const named = node.table?.table.identifier.name;
	const of = tables.find(({ table, as }) => (named === undefined || named === as) && sealedColumns[table]!.has(column));
	if (of === undefined) return undefined;
	const id = ReferenceNode.create(ColumnNode.create(rowOf(of.table)), TableNode.create(of.as));
	return RawNode.create(['case when ', ` like '~1~%' then `, ` || '~' || `, ' else ', ' end'], [node, node, id, node]);
}
