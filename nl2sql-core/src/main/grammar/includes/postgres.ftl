<#--
  PostgreSQL's SELECT, WITH, VALUES and set operations, after PostgreSQL's own gram.y. Words that PostgreSQL does not
  reserve are identifiers here and told apart by their place. Productions choose by one token, or by a look at the
  guard's token list; none guesses and goes back.
-->

/** A query with nothing behind it. */
SqlNode PostgresQueryEof() :
{
    final SqlNode e;
}
{
    e = PgQuery() <EOF> { return e; }
}

/** WITH, a select or a combination of them, ORDER BY and LIMIT. */
SqlNode PgQuery() :
{
    SqlNodeList with = null;
    SqlNode e;
}
{
    [ with = PgWith() ]
    e = PgUnion()
    {
        if (with != null) {
            e = new SqlWith(with.getParserPosition(), with, e);
        }
    }
    e = PgOrderAndLimit(e)
    { return e; }
}

SqlNodeList PgWith() :
{
    final Span s;
    final List<SqlWithItem> items = new ArrayList<SqlWithItem>();
    boolean recursive = false;
}
{
    <WITH> { s = span(); }
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "recursive") && TokenKinds.isName(getToken(2)) })
        <IDENTIFIER> { recursive = true; }
    ]
    PgWithItem(items, recursive)
    ( <COMMA> PgWithItem(items, recursive) )*
    { return new SqlNodeList(items, s.end(this)); }
}

void PgWithItem(List<SqlWithItem> items, boolean recursive) :
{
    final SqlIdentifier name;
    SqlNodeList columns = null;
    final List<SqlNode> marks = new ArrayList<SqlNode>();
    SqlNode query;
}
{
    name = PgName()
    [ columns = PgNameList() ]
    <AS>
    [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "not") }) <IDENTIFIER> ]
    [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "materialized") }) <IDENTIFIER> ]
    <LPAREN> query = PgQuery() <RPAREN>
    [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "search") }) PgSearch(marks) ]
    [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "cycle") }) PgCycle(marks) ]
    {
        if (!marks.isEmpty()) {
            query = PgMarked(query, marks);
        }
        items.add(new SqlWithItem(name.getParserPosition(), name, columns, query,
            SqlLiteral.createBoolean(recursive, name.getParserPosition())));
    }
}

/** The order in which a recursion finds its rows: a column more. */
void PgSearch(List<SqlNode> marks) :
{
    SqlNode e;
}
{
    <IDENTIFIER> PgWord("depth", "breadth") PgWord("first", "first") PgWord("by", "by")
    PgName() ( <COMMA> PgName() )*
    PgWord("set", "set")
    e = PgName() { marks.add(e); }
}

/** Whether a recursion comes back to a row, and the way to it: two columns more. */
void PgCycle(List<SqlNode> marks) :
{
    SqlNode e;
}
{
    <IDENTIFIER> PgName() ( <COMMA> PgName() )*
    PgWord("set", "set")
    e = PgName() { marks.add(e); }
    [ <TO> PgConstant() <DEFAULT_> PgConstant() ]
    <USING>
    e = PgName() { marks.add(e); }
}

void PgConstant() :
{
    final SqlNode e;
}
{
    e = PgPrimary()
    {
        final SqlNode bare = e.getKind() == SqlKind.CAST ? ((SqlCall) e).operand(0) : e;
        if (!(bare instanceof SqlLiteral)) {
            throw generateParseException();
        }
    }
}

/** UNION and EXCEPT from left to right; INTERSECT binds more tightly. */
SqlNode PgUnion() :
{
    SqlNode left;
    SqlNode right;
    SqlOperator op;
}
{
    left = PgIntersect()
    (
        (
            <UNION> { op = SqlStdOperatorTable.UNION; }
            [ <ALL> { op = SqlStdOperatorTable.UNION_ALL; } | <DISTINCT> ]
        |
            <EXCEPT> { op = SqlStdOperatorTable.EXCEPT; }
            [ <ALL> { op = SqlStdOperatorTable.EXCEPT_ALL; } | <DISTINCT> ]
        )
        right = PgIntersect()
        { left = op.createCall(Span.of(left, right).pos(), left, right); }
    )*
    { return left; }
}

SqlNode PgIntersect() :
{
    SqlNode left;
    SqlNode right;
    SqlOperator op;
}
{
    left = PgSimpleQuery()
    (
        <INTERSECT> { op = SqlStdOperatorTable.INTERSECT; }
        [ <ALL> { op = SqlStdOperatorTable.INTERSECT_ALL; } | <DISTINCT> ]
        right = PgSimpleQuery()
        { left = op.createCall(Span.of(left, right).pos(), left, right); }
    )*
    { return left; }
}

SqlNode PgSimpleQuery() :
{
    final SqlNode e;
}
{
    (
        e = PgSelect()
    |
        <TABLE> { PgEdits().replace(PgAt(), "select * from"); } e = PgQualifiedName()
    |
        e = PgValues()
    |
        <LPAREN> e = PgQuery() <RPAREN>
    )
    { return e; }
}

SqlNode PgValues() :
{
    final Span s;
    final List<SqlNode> rows = new ArrayList<SqlNode>();
}
{
    <VALUES> { s = span(); }
    PgValuesRow(rows)
    ( <COMMA> PgValuesRow(rows) )*
    { return SqlStdOperatorTable.VALUES.createCall(s.end(this), rows); }
}

void PgValuesRow(List<SqlNode> rows) :
{
    final Span s;
    final List<SqlNode> cells = new ArrayList<SqlNode>();
}
{
    <LPAREN> { s = span(); }
    PgExpressions(cells)
    <RPAREN>
    { rows.add(SqlStdOperatorTable.ROW.createCall(s.end(this), cells)); }
}

SqlNode PgSelect() :
{
    final Span s;
    final List<SqlLiteral> keywords = new ArrayList<SqlLiteral>();
    final List<SqlNode> items = new ArrayList<SqlNode>();
    SqlNode from = null;
    SqlNode where = null;
    SqlNodeList group = null;
    SqlNode having = null;
    SqlNodeList windows = null;
}
{
    <SELECT> { s = span(); }
    [
        <ALL>
    |
        <DISTINCT> { final Span distinct = span(); }
        (
            <ON> <LPAREN>
            {
                final List<SqlNode> keys = new ArrayList<SqlNode>();
            }
            PgExpressions(keys)
            <RPAREN> { items.add(PgCall(Constructs.DISTINCT_ON, distinct.end(this), keys)); }
        |
            { keywords.add(SqlSelectKeyword.DISTINCT.symbol(getPos())); }
        )
    ]
    [ LOOKAHEAD({ !TokenKinds.endsTargets(getToken(1)) }) PgTarget(items) ( <COMMA> PgTarget(items) )* ]
    [ <FROM> from = PgFrom() ]
    [ <WHERE> where = PgExpression() ]
    [ <GROUP> group = PgGroupBy() ]
    [ <HAVING> having = PgExpression() ]
    [ <WINDOW> windows = PgWindows() ]
    {
        return new SqlSelect(s.end(this), new SqlNodeList(keywords, s.pos()),
            new SqlNodeList(items, s.pos()), from, where, group, having, windows,
            null, null, null, null, null);
    }
}

void PgTarget(List<SqlNode> items) :
{
    SqlNode e;
    final SqlIdentifier alias;
}
{
    <STAR> { items.add(SqlIdentifier.star(getPos())); }
|
    e = PgExpression()
    (
        <AS> alias = PgName() { Respelling.alias(PgEdits(), ((TokenSource) token_source).tokens(), PgAt()); }
        { items.add(SqlStdOperatorTable.AS.createCall(Span.of(e, alias).pos(), e, alias)); }
    |
        LOOKAHEAD({ TokenKinds.isBareLabel(getToken(1)) })
        alias = PgName()
        { items.add(SqlStdOperatorTable.AS.createCall(Span.of(e, alias).pos(), e, alias)); }
    |
        { items.add(e); }
    )
}

SqlNodeList PgGroupBy() :
{
    final Span s = span();
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    <BY>
    [ <ALL> ]
    PgGroupItems(items)
    { return new SqlNodeList(items, s.end(this)); }
}

void PgGroupItems(List<SqlNode> items) :
{
}
{
    PgGroupItem(items)
    ( <COMMA> PgGroupItem(items) )*
}

void PgGroupItem(List<SqlNode> items) :
{
    final List<SqlNode> parts = new ArrayList<SqlNode>();
    final Span s;
    final SqlNode e;
}
{
    LOOKAHEAD({ getToken(1).kind == LPAREN && getToken(2).kind == RPAREN })
    <LPAREN> { s = span(); } <RPAREN>
    { items.add(new SqlNodeList(s.end(this))); }
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "rollup") && getToken(2).kind == LPAREN })
    <IDENTIFIER> { s = span(); } <LPAREN> PgExpressions(parts) <RPAREN>
    { items.add(SqlStdOperatorTable.ROLLUP.createCall(s.end(this), parts)); }
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "cube") && getToken(2).kind == LPAREN })
    <IDENTIFIER> { s = span(); } <LPAREN> PgExpressions(parts) <RPAREN>
    { items.add(SqlStdOperatorTable.CUBE.createCall(s.end(this), parts)); }
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "grouping") && TokenKinds.isWord(getToken(2), "sets") })
    <IDENTIFIER> { s = span(); } <IDENTIFIER> <LPAREN> PgGroupItems(parts) <RPAREN>
    { items.add(SqlStdOperatorTable.GROUPING_SETS.createCall(s.end(this), parts)); }
|
    e = PgExpression() { items.add(e); }
}

// ORDER BY and LIMIT

/** LIMIT, OFFSET and FETCH in any order, as PostgreSQL takes them. */
SqlNode PgOrderAndLimit(SqlNode query) :
{
    SqlNodeList order = null;
    SqlNode offset = null;
    SqlNode fetch = null;
    boolean offsetSeen = false;
    boolean fetchSeen = false;
}
{
    [ <ORDER> order = PgOrderBy() ]
    (
        <LIMIT> { fetchSeen = PgOnce(fetchSeen); }
        ( <ALL> | fetch = PgExpression() )
    |
        <OFFSET> { offsetSeen = PgOnce(offsetSeen); }
        offset = PgExpression()
        [ LOOKAHEAD({ TokenKinds.isRows(getToken(1)) }) <IDENTIFIER> ]
    |
        <FETCH> { fetchSeen = PgOnce(fetchSeen); }
        fetch = PgFetch()
    )*
    {
        return order == null && offset == null && fetch == null
            ? query
            : new SqlOrderBy(Span.of(query).end(this), query, order == null ? SqlNodeList.EMPTY : order, offset, fetch);
    }
}

SqlNode PgFetch() :
{
    SqlNode count;
}
{
    PgWord("first", "next")
    (
        LOOKAHEAD({ TokenKinds.isRows(getToken(1)) })
        { count = SqlLiteral.createExactNumeric("1", getPos()); }
    |
        count = PgUnary()
    )
    PgWord("row", "rows")
    (
        <ONLY>
    |
        <WITH> PgWord("ties", "ties")
        { count = PostgresOperators.WITH_TIES.createCall(count.getParserPosition(), count); }
    )
    { return count; }
}

SqlNodeList PgOrderBy() :
{
    final Span s = span();
    final List<SqlNode> keys = new ArrayList<SqlNode>();
}
{
    <BY>
    PgSortKey(keys)
    ( <COMMA> PgSortKey(keys) )*
    { return new SqlNodeList(keys, s.end(this)); }
}

void PgSortKey(List<SqlNode> keys) :
{
    SqlNode e;
}
{
    e = PgExpression() { ((TokenSource) token_source).endSortKey(PgAt()); }
    [
        <ASC>
    |
        <DESC> { e = SqlStdOperatorTable.DESC.createCall(getPos(), e); }
    |
        <USING> { PgEdits().drop(PgAt()); }
        ( <LT> { PgEdits().replace(PgAt(), "asc"); } | <GT> { PgEdits().replace(PgAt(), "desc"); } )
    ]
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "nulls") })
        <IDENTIFIER>
        (
            LOOKAHEAD({ TokenKinds.isWord(getToken(1), "first") })
            <IDENTIFIER> { e = SqlStdOperatorTable.NULLS_FIRST.createCall(getPos(), e); }
        |
            PgWord("last", "last") { e = SqlStdOperatorTable.NULLS_LAST.createCall(getPos(), e); }
        )
    ]
    { keys.add(e); }
}

// FROM

SqlNode PgFrom() :
{
    SqlNode left;
    SqlNode right;
    SqlParserPos comma;
}
{
    left = PgTable()
    (
        <COMMA> { comma = getPos(); }
        right = PgTable()
        {
            left = new SqlJoin(comma, left, SqlLiteral.createBoolean(false, comma), JoinType.COMMA.symbol(comma), right,
                JoinConditionType.NONE.symbol(comma), null);
        }
    )*
    { return left; }
}

SqlNode PgTable() :
{
    SqlNode e;
}
{
    e = PgTablePrimary()
    ( LOOKAHEAD({ TokenKinds.isJoin(getToken(1)) }) e = PgJoin(e) )*
    { return e; }
}

/** After a table behind JOIN comes its condition, unless that table is a join itself. */
SqlNode PgJoin(SqlNode left) :
{
    final Span s;
    boolean natural = false;
    JoinType type = JoinType.INNER;
    SqlNode right;
    SqlNode condition = null;
    JoinConditionType conditionType = JoinConditionType.NONE;
}
{
    (
        <CROSS> { s = span(); } <JOIN> { type = JoinType.CROSS; }
        right = PgTablePrimary()
    |
        <NATURAL> { s = span(); natural = true; }
        type = PgJoinType()
        right = PgTablePrimary() { s.add(this); }
    |
        { s = Span.of(); }
        type = PgJoinType() { s.add(this); }
        right = PgTablePrimary()
        ( LOOKAHEAD({ TokenKinds.isJoin(getToken(1)) }) right = PgJoin(right) )*
        (
            <ON> { conditionType = JoinConditionType.ON; }
            condition = PgExpression()
        |
            <USING> { conditionType = JoinConditionType.USING; }
            condition = PgNameList()
            [ <AS> right = PgUsingAlias(right) ]
        )
    )
    {
        final SqlParserPos at = s.pos();
        return new SqlJoin(at, left, SqlLiteral.createBoolean(natural, at), type.symbol(at), right,
            conditionType.symbol(at), condition);
    }
}

/** A name for the columns that USING merges. */
SqlNode PgUsingAlias(SqlNode right) :
{
    final SqlIdentifier name;
}
{
    name = PgName() { return PostgresOperators.USING_ALIAS.createCall(name.getParserPosition(), right, name); }
}

JoinType PgJoinType() :
{
    JoinType type = JoinType.INNER;
}
{
    [
        <INNER>
    |
        <LEFT> { type = JoinType.LEFT; } [ <OUTER> ]
    |
        <RIGHT> { type = JoinType.RIGHT; } [ <OUTER> ]
    |
        <FULL> { type = JoinType.FULL; } [ <OUTER> ]
    ]
    <JOIN>
    { return type; }
}

SqlNode PgTablePrimary() :
{
    SqlNode e;
    boolean lateral = false;
    final Span s = Span.of();
}
{
    (
        LOOKAHEAD({ getToken(1).kind == LPAREN && !((TokenSource) token_source).opensQuery(getToken(1)) })
        <LPAREN> e = PgTable() <RPAREN>
    |
        [ <LATERAL> { lateral = true; s.add(this); } ]
        (
            <LPAREN> { s.add(this); } e = PgQuery() <RPAREN>
            {
                if (lateral) {
                    e = SqlStdOperatorTable.LATERAL.createCall(s.end(this), e);
                }
            }
        |
            LOOKAHEAD({ ((TokenSource) token_source).isCall(getToken(1)) })
            e = PgFunction() { e = SqlStdOperatorTable.COLLECTION_TABLE.createCall(e.getParserPosition(), e); }
            e = PgOrdinality(e)
        |
            LOOKAHEAD({ TokenKinds.isWord(getToken(1), "rows") && getToken(2).kind == FROM })
            e = PgRowsFrom()
            e = PgOrdinality(e)
        |
            { final int first = PgNext(); } e = PgQualifiedName() { PgSpell(first); }
        )
    )
    e = PgTableAlias(e)
    [
        <TABLESAMPLE> { final SqlParserPos sample = getPos(); }
        PgQualifiedName() PgList()
        [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "repeatable") }) <IDENTIFIER> PgList() ]
        { e = PostgresOperators.SAMPLE.createCall(sample, e, SqlLiteral.createNull(sample)); }
    ]
    { return e; }
}

SqlNode PgOrdinality(SqlNode e) :
{
}
{
    [
        LOOKAHEAD({ getToken(1).kind == WITH && TokenKinds.isWord(getToken(2), "ordinality") })
        <WITH> <IDENTIFIER> { e = PostgresOperators.WITH_ORDINALITY.createCall(e.getParserPosition(), e); }
    ]
    { return e; }
}

/** Functions side by side. */
SqlNode PgRowsFrom() :
{
    final Span s;
    final List<SqlNode> functions = new ArrayList<SqlNode>();
    SqlNode e;
}
{
    <IDENTIFIER> { s = span(); } <FROM> <LPAREN>
    e = PgFunction() { functions.add(e); }
    ( <COMMA> e = PgFunction() { functions.add(e); } )*
    <RPAREN>
    { return SqlStdOperatorTable.COLLECTION_TABLE.createCall(s.end(this), functions); }
}

SqlNode PgTableAlias(SqlNode table) :
{
    SqlIdentifier alias = null;
    SqlNodeList columns = null;
    final List<SqlNode> types = new ArrayList<SqlNode>();
}
{
    [
        <AS> alias = PgName()
    |
        LOOKAHEAD({ TokenKinds.isName(getToken(1)) })
        alias = PgName()
    ]
    [ LOOKAHEAD({ alias != null && getToken(1).kind == LPAREN }) columns = PgColumns(types) ]
    {
        if (alias == null) {
            return table;
        }
        final List<SqlNode> operands = new ArrayList<SqlNode>();
        if (!types.isEmpty()) {
            types.add(0, table);
            table = PostgresOperators.DEFINED.createCall(table.getParserPosition(), types);
        }
        operands.add(table);
        operands.add(alias);
        if (columns != null) {
            operands.addAll(columns.getList());
        }
        return SqlStdOperatorTable.AS.createCall(Span.of(table).end(this), operands);
    }
}

/** Names of columns, each with its type or none with one. */
SqlNodeList PgColumns(List<SqlNode> types) :
{
    final Span s;
    final List<SqlNode> names = new ArrayList<SqlNode>();
    SqlNodeList plain;
    SqlNode e;
}
{
    LOOKAHEAD({ !TokenKinds.isName(getToken(3)) })
    plain = PgNameList() { return plain; }
|
    <LPAREN> { s = span(); }
    e = PgName() { names.add(e); } e = PgType() { types.add(e); }
    ( <COMMA> e = PgName() { names.add(e); } e = PgType() { types.add(e); } )*
    <RPAREN>
    { return new SqlNodeList(names, s.end(this)); }
}

// Windows

SqlNodeList PgWindows() :
{
    final Span s = span();
    final List<SqlNode> windows = new ArrayList<SqlNode>();
}
{
    PgWindowDefinition(windows)
    ( <COMMA> PgWindowDefinition(windows) )*
    { return new SqlNodeList(windows, s.end(this)); }
}

void PgWindowDefinition(List<SqlNode> windows) :
{
    final SqlIdentifier name;
    final SqlWindow window;
}
{
    name = PgName() <AS> { final int open = PgNext(); } window = PgWindow()
    {
        ((TokenSource) token_source).writeBases(name.getSimple(), open, PgAt(), window);
        window.setDeclName(name);
        windows.add(window);
    }
}

SqlWindow PgWindow() :
{
    final Span s;
    SqlIdentifier base = null;
    final List<SqlNode> partition = new ArrayList<SqlNode>();
    SqlNodeList order = SqlNodeList.EMPTY;
    SqlNode lower = null;
    SqlNode upper = null;
    boolean rows = false;
}
{
    <LPAREN> { s = span(); }
    [
        LOOKAHEAD({ TokenKinds.isWindowName(getToken(1)) })
        base = PgName() { ((TokenSource) token_source).noteBase(base.getSimple(), PgAt()); }
    ]
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "partition") })
        <IDENTIFIER> <BY> PgExpressions(partition)
    ]
    [ <ORDER> order = PgOrderBy() ]
    [
        LOOKAHEAD({ TokenKinds.isFrame(getToken(1)) })
        <IDENTIFIER> { rows = true; }
        (
            <BETWEEN> lower = PgFrameBound() <AND> upper = PgFrameBound()
        |
            lower = PgFrameBound()
        )
        [ LOOKAHEAD({ TokenKinds.isWord(getToken(1), "exclude") }) <IDENTIFIER> PgExclusion() ]
    ]
    <RPAREN>
    {
        return SqlWindow.create(null, base, new SqlNodeList(partition, s.pos()), order,
            SqlLiteral.createBoolean(rows, s.pos()), lower, upper, null, SqlWindow.createExcludeNoOthers(s.pos()),
            s.end(this));
    }
}

SqlNode PgFrameBound() :
{
    final SqlNode e;
}
{
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "unbounded") && TokenKinds.isDirection(getToken(2)) })
    <IDENTIFIER>
    (
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "preceding") })
        <IDENTIFIER> { return SqlWindow.createUnboundedPreceding(getPos()); }
    |
        <IDENTIFIER> { return SqlWindow.createUnboundedFollowing(getPos()); }
    )
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "current") && TokenKinds.isWord(getToken(2), "row") })
    <IDENTIFIER> <IDENTIFIER> { return SqlWindow.createCurrentRow(getPos()); }
|
    e = PgExpression()
    (
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "preceding") })
        <IDENTIFIER> { return SqlWindow.createPreceding(e, getPos()); }
    |
        PgWord("following", "following") { return SqlWindow.createFollowing(e, getPos()); }
    )
}

void PgExclusion() :
{
}
{
    <GROUP>
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "ties") })
    <IDENTIFIER>
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "current") })
    <IDENTIFIER> PgWord("row", "row")
|
    PgWord("no", "no") PgWord("others", "others")
}

// Expressions

SqlNode PgExpression() :
{
    final SqlNode e;
}
{
    e = PgOperation(1) { return e; }
}

void PgExpressions(List<SqlNode> list) :
{
    SqlNode e;
}
{
    e = PgExpression() { list.add(e); }
    ( <COMMA> e = PgExpression() { list.add(e); } )*
}

/** An expression of operators that bind at least as tightly as this; what does not associate stands once. */
SqlNode PgOperation(int least) :
{
    SqlNode e;
    int binding;
    int most = Integer.MAX_VALUE;
    final int start = PgNext();
}
{
    e = PgUnary()
    (
        LOOKAHEAD({
            (binding = PostgresOperators.binding(getToken(1), getToken(2))) >= least && binding <= most })
        {
            most = PostgresOperators.associates(binding) ? most : binding - 1;
            Respelling.compared(PgEdits(), (TokenSource) token_source, e, binding, start, PgAt());
        }
        e = PgInfix(e, binding, start)
    )*
    { return e; }
}

SqlNode PgUnary() :
{
    final Span s;
    final SqlNode e;
    final String name;
}
{
    <NOT> { s = span(); } e = PgOperation(PostgresOperators.NOT_BINDING)
    { return SqlStdOperatorTable.NOT.createCall(s.end(e), e); }
|
    <MINUS> { s = span(); } e = PgOperation(PostgresOperators.SIGN)
    { return SqlStdOperatorTable.UNARY_MINUS.createCall(s.end(e), e); }
|
    <PLUS> { s = span(); } e = PgOperation(PostgresOperators.SIGN)
    { return SqlStdOperatorTable.UNARY_PLUS.createCall(s.end(e), e); }
|
    <PG_OPERATOR> { s = span(); name = token.image; final int sign = PgAt(); }
    e = PgOperation(PostgresOperators.OTHER + 1)
    {
        Respelling.prefix(PgEdits(), name, sign, PgAt());
        return PostgresOperators.prefix(name).createCall(s.end(e), e);
    }
|
    e = PgPrimary() { return e; }
}

/** What stands between, or behind, operands. */
SqlNode PgInfix(SqlNode left, int binding, int start) :
{
    SqlNode right;
    SqlOperator op;
}
{
    (
        <OR> { op = SqlStdOperatorTable.OR; }
    |
        <AND> { op = SqlStdOperatorTable.AND; }
    |
        <PLUS> { op = SqlStdOperatorTable.PLUS; }
    |
        <MINUS> { op = SqlStdOperatorTable.MINUS; }
    |
        <STAR> { op = SqlStdOperatorTable.MULTIPLY; }
    |
        <SLASH> { op = SqlStdOperatorTable.DIVIDE; }
    |
        ( <PERCENT_REMAINDER> | <CARET> ) { op = PostgresOperators.infix(token.image); }
    )
    right = PgOperation(binding + 1)
    { return PgBinary(op, left, right); }
|
    (
        <EQ> { op = SqlStdOperatorTable.EQUALS; }
    |
        <NE> { op = SqlStdOperatorTable.NOT_EQUALS; }
    |
        <LT> { op = SqlStdOperatorTable.LESS_THAN; }
    |
        <GT> { op = SqlStdOperatorTable.GREATER_THAN; }
    |
        <LE> { op = SqlStdOperatorTable.LESS_THAN_OR_EQUAL; }
    |
        <GE> { op = SqlStdOperatorTable.GREATER_THAN_OR_EQUAL; }
    |
        <PG_OPERATOR> { op = PostgresOperators.infix(token.image); }
    )
    { final int sign = PgAt(); }
    right = PgOperand(binding)
    {
        Respelling.infix(PgEdits(), op.getName(), start, sign, PgAt());
        return PgBinary(op, left, right);
    }
|
    <IS> right = PgIs(left, start) { return right; }
|
    <ISNULL> { return SqlStdOperatorTable.IS_NULL.createCall(Span.of(left).end(this), left); }
|
    <NOTNULL> { return SqlStdOperatorTable.IS_NOT_NULL.createCall(Span.of(left).end(this), left); }
|
    <NOT> right = PgMembership(left, true) { return right; }
|
    right = PgMembership(left, false) { return right; }
|
    <COLLATE> { Respelling.collated(PgEdits(), (TokenSource) token_source, start, PgAt() - 1); }
    right = PgQualifiedName()
    {
        right = SqlLiteral.createCharString(Constructs.text((SqlIdentifier) right), right.getParserPosition());
        return PgBinary(PostgresOperators.COLLATE_OPERATOR, left, right);
    }
|
    <IDENTIFIER> PgWord("time", "time") PgWord("zone", "zone")
    right = PgOperation(binding + 1)
    { return PgBinary(PostgresOperators.AT_TIME_ZONE, left, right); }
|
    <PG_CAST> right = PgType()
    { return SqlStdOperatorTable.CAST.createCall(Span.of(left).end(this), left, right); }
|
    <LBRACKET> right = PgSubscript(left) { return right; }
|
    <OVERLAPS> right = PgPrimary() { return PgBinary(PostgresOperators.OVERLAP_TEST, left, right); }
}

SqlNode PgIs(SqlNode left, int start) :
{
    boolean not = false;
    final SqlNode right;
    final SqlOperator op;
    final int is = PgAt();
    String form = "nfc";
}
{
    [ <NOT> { not = true; } ]
    (
        <DISTINCT> <FROM> right = PgOperation(PostgresOperators.IS_BINDING + 1)
        {
            return PgBinary(not ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM : SqlStdOperatorTable.IS_DISTINCT_FROM,
                left, right);
        }
    |
        (
            <NULL> { op = not ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL; }
        |
            <TRUE> { op = not ? SqlStdOperatorTable.IS_NOT_TRUE : SqlStdOperatorTable.IS_TRUE; }
        |
            <FALSE> { op = not ? SqlStdOperatorTable.IS_NOT_FALSE : SqlStdOperatorTable.IS_FALSE; }
        |
            LOOKAHEAD({ TokenKinds.isNormalized(getToken(1), getToken(2)) })
            [ LOOKAHEAD({ TokenKinds.isNormalForm(getToken(1)) }) <IDENTIFIER> { form = token.image; } ]
            <IDENTIFIER>
            {
                PgEdits().before(start, (not ? "not " : "") + "is_normalized(");
                PgEdits().drop(is, PgAt());
                PgEdits().after(PgAt(), ", '" + form + "')");
                op = SqlStdOperatorTable.IS_NOT_NULL;
            }
        |
            PgWord("unknown", "unknown")
            { op = not ? SqlStdOperatorTable.IS_NOT_UNKNOWN : SqlStdOperatorTable.IS_UNKNOWN; }
        )
        { return op.createCall(Span.of(left).end(this), left); }
    )
}

/** BETWEEN, IN, LIKE and their kin. */
SqlNode PgMembership(SqlNode left, boolean not) :
{
    SqlOperator op;
    final SqlNode right;
    final SqlNode upper;
    final SqlNode escape;
}
{
    <BETWEEN> { op = not ? SqlStdOperatorTable.NOT_BETWEEN : SqlStdOperatorTable.BETWEEN; }
    [
        <SYMMETRIC>
        { op = not ? SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN : SqlStdOperatorTable.SYMMETRIC_BETWEEN; }
    |
        <ASYMMETRIC>
    ]
    right = PgOperation(PostgresOperators.OTHER)
    <AND> upper = PgOperation(PostgresOperators.MEMBERSHIP + 1)
    { return op.createCall(Span.of(left, upper).pos(), left, right, upper); }
|
    <IN> { op = not ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN; }
    (
        LOOKAHEAD({ ((TokenSource) token_source).opensQuery(getToken(1)) })
        <LPAREN> right = PgQuery() <RPAREN>
    |
        right = PgList()
    )
    { return op.createCall(Span.of(left).end(this), left, right); }
|
    (
        <LIKE> { op = not ? SqlStdOperatorTable.NOT_LIKE : SqlStdOperatorTable.LIKE; }
    |
        <ILIKE> { op = not ? SqlLibraryOperators.NOT_ILIKE : SqlLibraryOperators.ILIKE; }
    |
        <SIMILAR> <TO> { op = not ? SqlStdOperatorTable.NOT_SIMILAR_TO : SqlStdOperatorTable.SIMILAR_TO; }
    )
    right = PgOperand(PostgresOperators.MEMBERSHIP)
    (
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "escape") })
        <IDENTIFIER> escape = PgOperation(PostgresOperators.MEMBERSHIP + 1)
        { return op.createCall(Span.of(left, escape).pos(), left, right, escape); }
    |
        { return op.createCall(Span.of(left, right).pos(), left, right); }
    )
}

/** What stands behind an operator: an expression, or ANY, SOME or ALL of something. */
SqlNode PgOperand(int binding) :
{
    final Span s;
    final SqlNode e;
}
{
    ( <ANY> | <SOME> | <ALL> ) { s = span(); }
    (
        LOOKAHEAD({ ((TokenSource) token_source).opensQuery(getToken(1)) })
        <LPAREN> e = PgQuery() <RPAREN>
    |
        <LPAREN> e = PgExpression() <RPAREN>
    )
    { return PgCall(Constructs.QUANTIFIED, s.end(this), Collections.singletonList(e)); }
|
    e = PgOperation(binding + 1) { return e; }
}

SqlNode PgSubscript(SqlNode left) :
{
    SqlNode lower = null;
    SqlNode upper = null;
    boolean slice = false;
}
{
    [ LOOKAHEAD({ getToken(1).kind != COLON }) lower = PgExpression() ]
    [
        <COLON>
        {
            slice = true;
            final int colon = PgAt();
        }
        [ LOOKAHEAD({ getToken(1).kind != RBRACKET }) upper = PgExpression() ]
        { Respelling.slice(PgEdits(), colon, lower != null, upper != null); }
    ]
    <RBRACKET>
    {
        final SqlParserPos at = Span.of(left).end(this);
        if (!slice) {
            return SqlStdOperatorTable.ITEM.createCall(at, left, lower);
        }
        return PostgresOperators.SLICE.createCall(at, left,
            lower == null ? SqlLiteral.createNull(at) : lower, upper == null ? SqlLiteral.createNull(at) : upper);
    }
}

SqlNode PgPrimary() :
{
    final SqlNode e;
    final Span s;
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    ( <UNSIGNED_INTEGER_LITERAL> | <DECIMAL_NUMERIC_LITERAL> )
    { return SqlLiteral.createExactNumeric(token.image, getPos()); }
|
    ( <QUOTED_STRING> | <APPROX_NUMERIC_LITERAL> )
    { return SqlLiteral.createCharString(token.image, getPos()); }
|
    <TRUE> { return SqlLiteral.createBoolean(true, getPos()); }
|
    <FALSE> { return SqlLiteral.createBoolean(false, getPos()); }
|
    <NULL> { return SqlLiteral.createNull(getPos()); }
|
    e = PgCase() { return e; }
|
    <CAST> { s = span(); }
    <LPAREN> e = PgExpression() <AS> { final SqlNode type; } type = PgType() <RPAREN>
    { return SqlStdOperatorTable.CAST.createCall(s.end(this), e, type); }
|
    <EXISTS> { s = span(); }
    <LPAREN> { final int first = PgNext(); } e = PgQuery() <RPAREN>
    { PgFill(e, first); }
    { return SqlStdOperatorTable.EXISTS.createCall(s.end(this), e); }
|
    <ARRAY> { s = span(); }
    (
        <LPAREN> e = PgQuery() <RPAREN>
        { return PgCall(Constructs.ARRAY, s.end(this), Collections.singletonList(e)); }
    |
        e = PgElements(s) { return e; }
    )
|
    e = PgField() { return e; }
|
    (
        <CURRENT_DATE> | <CURRENT_TIME> | <CURRENT_TIMESTAMP> | <LOCALTIME> | <LOCALTIMESTAMP> | <CURRENT_USER>
        | <CURRENT_ROLE> | <CURRENT_CATALOG> | <CURRENT_SCHEMA> | <SESSION_USER> | <SYSTEM_USER> | <USER>
    )
    { s = span(); final String name = token.image; }
    [ <LPAREN> [ LOOKAHEAD({ getToken(1).kind != RPAREN }) e = PgExpression() { list.add(e); } ] <RPAREN> ]
    { return PgCall(name, s.end(this), list); }
|
    LOOKAHEAD({ ((TokenSource) token_source).isTypedLiteral(getToken(1)) })
    e = PgTypedLiteral() { return e; }
|
    LOOKAHEAD({ TokenKinds.isWord(getToken(1), "row") && getToken(2).kind == LPAREN })
    <IDENTIFIER> { s = span(); }
    <LPAREN> [ LOOKAHEAD({ getToken(1).kind != RPAREN }) PgExpressions(list) ] <RPAREN>
    { return PgCall(Constructs.ROW, s.end(this), list); }
|
    LOOKAHEAD({ TokenKinds.isWordy(getToken(1)) && getToken(2).kind == LPAREN })
    e = PgWordyFunction() { return e; }
|
    LOOKAHEAD({ ((TokenSource) token_source).isCall(getToken(1)) })
    e = PgFunction() { return e; }
|
    e = PgColumn() { return e; }
}

SqlNode PgCase() :
{
    final Span s;
    SqlNode e;
    SqlNode value = null;
    SqlNode otherwise = null;
    final List<SqlNode> whens = new ArrayList<SqlNode>();
    final List<SqlNode> thens = new ArrayList<SqlNode>();
}
{
    <CASE> { s = span(); }
    [ LOOKAHEAD({ getToken(1).kind != WHEN }) value = PgExpression() ]
    (
        <WHEN> e = PgExpression() { whens.add(e); }
        <THEN> e = PgExpression() { thens.add(e); }
    )+
    [ <ELSE> otherwise = PgExpression() ]
    <END>
    {
        return SqlCase.createSwitched(s.end(this), value, new SqlNodeList(whens, Span.of(whens).pos()),
            new SqlNodeList(thens, Span.of(thens).pos()), otherwise);
    }
}

/** What stands in parentheses, or a field of it. */
SqlNode PgField() :
{
    SqlNode e;
    final SqlIdentifier name;
}
{
    e = PgParenthesized()
    [
        <DOT>
        (
            name = PgName()
            { return PgBinary(PostgresOperators.FIELD, e, SqlLiteral.createCharString(Constructs.text(name), name.getParserPosition())); }
        |
            <STAR> { return PostgresOperators.FIELDS.createCall(Span.of(e).end(this), e); }
        )
    ]
    { return e; }
}

/** A query, an expression, or a row. */
SqlNode PgParenthesized() :
{
    final SqlNode e;
    final SqlNodeList list;
}
{
    LOOKAHEAD({ ((TokenSource) token_source).opensQuery(getToken(1)) })
    <LPAREN> e = PgQuery() <RPAREN> { return e; }
|
    list = PgList()
    {
        return list.size() == 1 ? list.get(0) : SqlStdOperatorTable.ROW.createCall(list.getParserPosition(), list.getList());
    }
}

SqlNodeList PgList() :
{
    final Span s;
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    <LPAREN> { s = span(); } PgExpressions(list) <RPAREN>
    { return new SqlNodeList(list, s.end(this)); }
}

/** The elements of an array, nested ones without the word ARRAY. */
SqlNode PgElements(Span s) :
{
    final List<SqlNode> list = new ArrayList<SqlNode>();
}
{
    <LBRACKET> { s.add(this); }
    [
        LOOKAHEAD({ getToken(1).kind != RBRACKET })
        PgElement(list)
        ( <COMMA> PgElement(list) )*
    ]
    <RBRACKET>
    { return PgCall(Constructs.ARRAY, s.end(this), list); }
}

void PgElement(List<SqlNode> list) :
{
    final SqlNode e;
}
{
    e = PgElements(Span.of()) { list.add(e); }
|
    e = PgExpression() { list.add(e); }
}

SqlNode PgTypedLiteral() :
{
    final Span s;
    final SqlNode type;
    final SqlNode text;
    final int first = PgNext();
}
{
    { s = Span.of(); }
    type = PgType() { s.add(type); }
    <QUOTED_STRING> { Respelling.typed(PgEdits(), ((TokenSource) token_source).tokens(), first, PgAt()); }
    { text = SqlLiteral.createCharString(token.image, getPos()); }
    { ((TokenSource) token_source).skipIntervalFields(this); }
    { return SqlStdOperatorTable.CAST.createCall(s.end(this), text, type); }
}

SqlNode PgColumn() :
{
    final List<String> names = new ArrayList<String>();
    final List<SqlParserPos> positions = new ArrayList<SqlParserPos>();
    boolean star = false;
    final int first = PgNext();
}
{
    PgNamePart(names, positions)
    (
        LOOKAHEAD({ getToken(1).kind == DOT && getToken(2).kind != STAR })
        <DOT> PgNamePart(names, positions)
    )*
    [
        <DOT> <STAR>
        {
            star = true;
            names.add("");
            positions.add(getPos());
        }
    ]
    {
        PgSpell(first);
        return star
            ? SqlIdentifier.star(names, SqlParserPos.sum(positions), positions)
            : new SqlIdentifier(names, null, SqlParserPos.sum(positions), positions);
    }
}

// Functions

SqlNode PgFunction() :
{
    final SqlIdentifier name;
    final Span s;
    final List<SqlNode> arguments = new ArrayList<SqlNode>();
    SqlLiteral quantifier = null;
    SqlCall call;
    SqlNodeList order;
    SqlNode e;
    int key = -1;
    int keyEnd = -1;
}
{
    name = PgQualifiedName() { s = Span.of(name); }
    <LPAREN>
    [
        LOOKAHEAD({ getToken(1).kind != RPAREN })
        (
            <STAR> { arguments.add(SqlIdentifier.star(getPos())); }
        |
            [ <ALL> | <DISTINCT> { quantifier = SqlSelectKeyword.DISTINCT.symbol(getPos()); } ]
            PgArgument(arguments)
            ( <COMMA> PgArgument(arguments) )*
            [ <ORDER> order = PgOrderBy() { arguments.addAll(PostgresOperators.keys(order)); } ]
        )
    ]
    <RPAREN>
    { call = createCall(name, s.end(this), SqlFunctionCategory.USER_DEFINED_FUNCTION, quantifier, arguments); }
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "within") && getToken(2).kind == GROUP })
        <IDENTIFIER> <GROUP> <LPAREN> <ORDER> { key = PgNext() + 1; } order = PgOrderBy()
        {
            keyEnd = order.size() == 1 && Respelling.leavesNullsOut(name.names.get(0))
                ? ((TokenSource) token_source).sortKeyEnd()
                : -1;
        }
        <RPAREN> { call = SqlStdOperatorTable.WITHIN_GROUP.createCall(s.end(this), call, order); }
    ]
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "filter") && getToken(2).kind == LPAREN })
        <IDENTIFIER> { final int filter = PgAt(); } <LPAREN> <WHERE> e = PgExpression() <RPAREN>
        {
            if (keyEnd >= 0) {
                Respelling.filter(PgEdits(), ((TokenSource) token_source).tokens(), key, keyEnd, filter, PgAt());
            }
        }
        { call = SqlStdOperatorTable.FILTER.createCall(s.end(this), call, e); }
    ]
    [
        LOOKAHEAD({ TokenKinds.isWord(getToken(1), "over") })
        <IDENTIFIER>
        ( e = PgWindow() | e = PgName() )
        { call = SqlStdOperatorTable.OVER.createCall(s.end(this), call, e); }
    ]
    { return call; }
}

void PgArgument(List<SqlNode> arguments) :
{
    final SqlNode e;
}
{
    [
        LOOKAHEAD({ TokenKinds.isName(getToken(1)) && TokenKinds.isOperator(getToken(2), "=>") })
        PgName() <PG_OPERATOR>
    ]
    e = PgExpression() { arguments.add(e); }
}

/** A function with words between its arguments, for which a comma would do. */
SqlNode PgWordyFunction() :
{
    final Span s;
    final String name;
    final List<SqlNode> arguments = new ArrayList<SqlNode>();
    SqlNode e;
}
{
    <IDENTIFIER> { s = span(); name = token.image; }
    <LPAREN>
    (
        LOOKAHEAD({ name.equals("extract") })
        ( <IDENTIFIER> | <QUOTED_IDENTIFIER> | <QUOTED_STRING> )
        { arguments.add(SqlLiteral.createCharString(token.image, getPos())); }
        <FROM> e = PgExpression() { arguments.add(e); }
    |
        [ <BOTH> | <LEADING> | <TRAILING> ]
        [ <FROM> ]
        e = PgOperation(PostgresOperators.MEMBERSHIP + 1) { arguments.add(e); }
        (
            ( <COMMA> | <FROM> | <FOR> | <PLACING> | <IN> | <SIMILAR> { PgEdits().replace(PgAt(), ","); } )
            e = PgOperation(PostgresOperators.MEMBERSHIP + 1) { arguments.add(e); }
        |
            LOOKAHEAD({ TokenKinds.isWord(getToken(1), "escape") })
            <IDENTIFIER> { PgEdits().replace(PgAt(), ","); }
            e = PgOperation(PostgresOperators.MEMBERSHIP + 1) { arguments.add(e); }
        )*
    )
    <RPAREN>
    { return PgCall(name, s.end(this), arguments); }
}

// Names and types

SqlIdentifier PgName() :
{
}
{
    ( <IDENTIFIER> | <QUOTED_IDENTIFIER> )
    { PgSpell(PgAt()); return new SqlIdentifier(token.image, getPos()); }
}

void PgNamePart(List<String> names, List<SqlParserPos> positions) :
{
}
{
    ( <IDENTIFIER> | <QUOTED_IDENTIFIER> )
    {
        names.add(token.image);
        positions.add(getPos());
    }
}

SqlIdentifier PgQualifiedName() :
{
    final List<String> names = new ArrayList<String>();
    final List<SqlParserPos> positions = new ArrayList<SqlParserPos>();
}
{
    PgNamePart(names, positions)
    ( <DOT> PgNamePart(names, positions) )*
    { return new SqlIdentifier(names, null, SqlParserPos.sum(positions), positions); }
}

SqlNodeList PgNameList() :
{
    final Span s;
    final List<SqlNode> list = new ArrayList<SqlNode>();
    SqlIdentifier name;
}
{
    <LPAREN> { s = span(); }
    name = PgName() { list.add(name); }
    ( <COMMA> name = PgName() { list.add(name); } )*
    <RPAREN>
    { return new SqlNodeList(list, s.end(this)); }
}

/** One of two words that PostgreSQL does not reserve. */
JAVACODE void PgWord(String one, String other) {
    if (!TokenKinds.isWord(getToken(1), one) && !TokenKinds.isWord(getToken(1), other)) {
        throw generateParseException();
    }
    getNextToken();
}

/** Notes which of the names from this place to the last one the second parser does not read. */
JAVACODE void PgSpell(int first) {
    Respelling.names(PgEdits(), ((TokenSource) token_source).tokens(), first, PgAt());
}

/** The place of the token that was read last. */
JAVACODE int PgAt() {
    return token.beginColumn - 1;
}

/** The place of the token that is read next. */
JAVACODE int PgNext() {
    return getToken(1).beginColumn - 1;
}

JAVACODE TokenEdits PgEdits() {
    return ((TokenSource) token_source).edits();
}

/** Gives a query without a select list a value, where it is only asked whether it has rows. */
JAVACODE void PgFill(SqlNode query, int first) {
    if (query instanceof SqlSelect && ((SqlSelect) query).getSelectList().isEmpty()) {
        PgEdits().after(first, "1");
    }
}

/** True; a clause that was there before is an error. */
JAVACODE boolean PgOnce(boolean seen) {
    if (seen) {
        getToken(1);
        throw generateParseException();
    }
    return true;
}

JAVACODE SqlDataTypeSpec PgType() {
    return ((TokenSource) token_source).readType(this);
}

JAVACODE SqlNode PgMarked(SqlNode query, List<SqlNode> marks) {
    final List<SqlNode> operands = new ArrayList<SqlNode>(marks);
    operands.add(0, query);
    return PostgresOperators.MARKED.createCall(query.getParserPosition(), operands);
}

JAVACODE SqlCall PgCall(String name, SqlParserPos at, List<SqlNode> operands) {
    return createCall(new SqlIdentifier(name, at), at, SqlFunctionCategory.USER_DEFINED_FUNCTION, null, operands);
}

JAVACODE SqlNode PgBinary(SqlOperator operator, SqlNode left, SqlNode right) {
    return operator.createCall(Span.of(left, right).pos(), left, right);
}

// What the template's class asks for

SqlNode SqlStmtEof() :
{
    final SqlNode e;
}
{
    e = PostgresQueryEof() { return e; }
}

SqlNodeList SqlStmtList() :
{
    final SqlNode e;
}
{
    e = PostgresQueryEof() { return SqlNodeList.of(e); }
}

SqlNode SqlExpressionEof() :
{
    final SqlNode e;
}
{
    e = PgExpression() <EOF> { return e; }
}

SqlNode ArrayLiteral() :
{
    final SqlNode e;
}
{
    <ARRAY> e = PgElements(span()) { return e; }
}
