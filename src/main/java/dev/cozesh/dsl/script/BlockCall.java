package dev.cozesh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * Groovy reads {@code bot "WeHan" { … }} as a call of a method named {@code WeHan} that takes the
 * block, and {@code bot "X", from: json(f) { … }} as a block for {@code json}. For the words that
 * take a name and a block, the block is handed to the word. Behind a quoted name that is done for
 * any word, so that a mistyped one is the one that is not known.
 */
final class BlockCall {
  private BlockCall() {}

  /** Changes the call's arguments when its last one has swallowed the block. */
  static void untangle(MethodCallExpression call) {
    if (!call.isImplicitThis()
        || !(call.getArguments() instanceof TupleExpression arguments)
        || arguments.getExpressions().isEmpty()) {
      return;
    }
    List<Expression> values = new ArrayList<>(arguments.getExpressions());
    int last = values.size() - 1;
    boolean named = BlockWords.NAMED.contains(String.valueOf(call.getMethodAsString()));
    ClosureExpression block = null;
    if (values.get(last) instanceof MethodCallExpression swallower
        && swallowed(swallower)
        && (named || isQuotedName(swallower))) {
      block = blockOf(swallower);
      values.set(last, withoutBlock(swallower));
    } else if (named && values.get(0) instanceof MapExpression options) {
      block = takenFrom(options);
    }
    if (block != null) {
      values.add(block);
      ArgumentListExpression untangled = new ArgumentListExpression(values);
      untangled.setSourcePosition(arguments);
      call.setArguments(untangled);
    }
  }

  private static ClosureExpression takenFrom(MapExpression options) {
    List<MapEntryExpression> entries = options.getMapEntryExpressions();
    MapEntryExpression entry = entries.get(entries.size() - 1);
    if (!(entry.getValueExpression() instanceof MethodCallExpression swallower)
        || !swallowed(swallower)) {
      return null;
    }
    ClosureExpression block = blockOf(swallower);
    entries.set(
        entries.size() - 1,
        new MapEntryExpression(entry.getKeyExpression(), withoutBlock(swallower)));
    return block;
  }

  private static boolean swallowed(MethodCallExpression call) {
    List<Expression> values = argumentsOf(call);
    return !values.isEmpty() && values.get(values.size() - 1) instanceof ClosureExpression;
  }

  private static ClosureExpression blockOf(MethodCallExpression call) {
    List<Expression> values = argumentsOf(call);
    return (ClosureExpression) values.get(values.size() - 1);
  }

  private static List<Expression> argumentsOf(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
        ? tuple.getExpressions()
        : List.of();
  }

  /** What was written in front of the block: a string, a name, a property or a call. */
  private static Expression withoutBlock(MethodCallExpression call) {
    List<Expression> kept = new ArrayList<>(argumentsOf(call));
    kept.remove(kept.size() - 1);
    Expression before;
    if (!kept.isEmpty() || hasParentheses(call)) {
      call.setArguments(new ArgumentListExpression(kept));
      return call;
    } else if (!call.isImplicitThis() && "call".equals(call.getMethodAsString())) {
      before = call.getObjectExpression(); // [a: 1] { … } calls the map
    } else if (!call.isImplicitThis()) {
      before = new PropertyExpression(call.getObjectExpression(), call.getMethod(), call.isSafe());
    } else if (call.getMethod() instanceof ConstantExpression name && !isQuoted(name)) {
      before = new VariableExpression(name.getText());
    } else {
      before = call.getMethod();
    }
    before.setSourcePosition(call.getMethod());
    return before;
  }

  /** {@code f() { … }} has its parentheses between the name and the block. */
  private static boolean hasParentheses(MethodCallExpression call) {
    Expression block = blockOf(call);
    Expression name = call.getMethod();
    return name.getLastLineNumber() == block.getLineNumber()
        && call.getArguments().getColumnNumber() < block.getColumnNumber()
        && call.getArguments().getColumnNumber() > 0
        && call.getArguments().getLineNumber() == block.getLineNumber();
  }

  /** {@code "X" { … }}: nobody calls a method of that name, it is the name in front of a block. */
  private static boolean isQuotedName(MethodCallExpression call) {
    return call.isImplicitThis()
        && argumentsOf(call).size() == 1
        && !hasParentheses(call)
        && (!(call.getMethod() instanceof ConstantExpression name) || isQuoted(name));
  }

  private static boolean isQuoted(ConstantExpression name) {
    int width = name.getLastColumnNumber() - name.getColumnNumber();
    String text = name.getText();
    return name.getLastLineNumber() != name.getLineNumber()
        || width != text.codePointCount(0, text.length());
  }
}
