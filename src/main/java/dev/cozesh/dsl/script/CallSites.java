package dev.cozesh.dsl.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * A frame of the call stack has a line and no column. Where a word stands on a line more than once,
 * the calls of that line get line numbers behind the script's last, each its own, by which the call
 * that ran is found again. Runs last, so that what the compiler itself reports has the real lines.
 */
final class CallSites extends CompilationCustomizer {
  /** Byte code counts lines in 16 bits. */
  private static final int MAX_LINE = 65_535;

  private final String[] lines;
  private final Map<Integer, CallSite> byLine = new HashMap<>();

  CallSites(String text) {
    super(CompilePhase.INSTRUCTION_SELECTION);
    lines = ScriptTexts.lines(text);
  }

  /** The calls that have a line number of their own, by that number. */
  Map<Integer, CallSite> byLine() {
    return byLine;
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    Visitor visitor = new Visitor(source);
    visitor.visitClass(type);
    visitor.seen.forEach(
        (node, site) -> {
          int own = lines.length + 1 + byLine.size();
          if (visitor.ambiguous.contains(node.getLineNumber()) && own <= MAX_LINE) {
            byLine.put(own, site);
            node.setLineNumber(own);
          }
        });
  }

  private final class Visitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final Map<ASTNode, CallSite> seen = new LinkedHashMap<>();
    private final Set<Integer> ambiguous = new HashSet<>();
    private Optional<CallSite> around = Optional.empty();

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      String word = call.getMethodAsString() == null ? "" : call.getMethodAsString();
      within(call, word, call.getMethod(), () -> super.visitMethodCallExpression(call));
    }

    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
      within(call, call.getMethod(), call, () -> super.visitStaticMethodCallExpression(call));
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
      within(call, "", call, () -> super.visitConstructorCallExpression(call));
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
      within(expression, "", expression, () -> super.visitBinaryExpression(expression));
    }

    @Override
    public void visitListExpression(ListExpression list) {
      within(list, "", list, () -> super.visitListExpression(list));
    }

    /** A block runs in a frame of its own. */
    @Override
    public void visitClosureExpression(ClosureExpression block) {
      Optional<CallSite> outside = around;
      around = Optional.empty();
      super.visitClosureExpression(block);
      around = outside;
    }

    /** The drawing of a failed assertion goes by the real lines. */
    @Override
    public void visitAssertStatement(AssertStatement statement) {}

    private void within(ASTNode node, String word, ASTNode name, Runnable inside) {
      Optional<CallSite> outside = around;
      CallSite site = new CallSite(word, name.getLineNumber(), name.getColumnNumber(), outside);
      if (node.getLineNumber() > 0 && site.line() > 0) {
        seen.put(node, site);
        around = Optional.of(site);
        if (!word.isEmpty() && ScriptTexts.occurrences(lines, site.line(), word) > 1) {
          ambiguous.add(node.getLineNumber());
        }
      }
      inside.run();
      around = outside;
    }
  }
}
