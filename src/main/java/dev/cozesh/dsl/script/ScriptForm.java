package dev.cozesh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.syntax.Types;

/** Looks at a parsed script: gives blocks their meaning, refuses Grape, and sees how it ends. */
final class ScriptForm extends CompilationCustomizer {
  private boolean endsWithValue;

  ScriptForm() {
    super(CompilePhase.CONVERSION);
  }

  /** Whether the last statement is an expression that is not an assignment or a definition. */
  boolean endsWithValue() {
    return endsWithValue;
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    new Visitor(source).visitClass(type);
    if (type.isScript()) {
      ModuleNode module = source.getAST();
      Stream.of(
              module.getImports().stream(),
              module.getStarImports().stream(),
              module.getStaticImports().values().stream(),
              module.getStaticStarImports().values().stream())
          .flatMap(each -> each)
          .forEach(each -> refuseGrape(each, source));
      endsWithValue = isValue(source.getAST().getStatementBlock().getStatements());
    }
  }

  private static boolean isValue(List<Statement> statements) {
    if (statements.isEmpty()) {
      return false;
    }
    Statement last = statements.get(statements.size() - 1);
    if (last.getLineNumber() < 1) {
      return false; // Groovy's own, behind imports alone
    }
    if (last instanceof ExpressionStatement statement) {
      Expression value = statement.getExpression();
      return !(value instanceof DeclarationExpression)
          && !(value instanceof BinaryExpression binary
              && Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR));
    }
    return !(last instanceof LoopingStatement || last instanceof EmptyStatement);
  }

  private static void refuseGrape(AnnotatedNode node, SourceUnit source) {
    for (AnnotationNode annotation : node.getAnnotations()) {
      String name = annotation.getClassNode().getNameWithoutPackage();
      if (name.startsWith("Grab") || name.equals("Grapes")) {
        ASTNode at = annotation.getLineNumber() > 0 ? annotation : node;
        source.addError(
            new SyntaxException(
                "@" + name + " does nothing here: scripts of cozesh load no libraries",
                at.getLineNumber(),
                at.getColumnNumber()));
      }
    }
  }

  private static final class Visitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final List<AnnotatedNode> seen = new ArrayList<>();

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
      if (!(node instanceof ImportNode) && !seen.contains(node)) {
        seen.add(node);
        refuseGrape(node, source);
      }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      BlockCall.untangle(call);
      super.visitMethodCallExpression(call);
    }
  }
}
