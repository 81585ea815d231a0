package dev.cozesh.dsl.script;

import static org.codehaus.groovy.ast.tools.GeneralUtils.args;
import static org.codehaus.groovy.ast.tools.GeneralUtils.assignX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.block;
import static org.codehaus.groovy.ast.tools.GeneralUtils.callX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.constX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.param;
import static org.codehaus.groovy.ast.tools.GeneralUtils.stmt;
import static org.codehaus.groovy.ast.tools.GeneralUtils.varX;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;

/**
 * Lets a script go on behind what fails: a statement of its own or of a declaration's block hands
 * its failure to the script, and a variable that it would have set stands for what is not known. A
 * loop is one statement, since one that goes on behind a failure may have no end.
 */
final class Onward extends CompilationCustomizer {
  /** Method of the script's base class: takes a failure, gives what stands for the value. */
  private static final String KEEP = "keepFailure";

  private static final String CAUGHT = "cozeshFailure";

  Onward() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    if (type.isScript()) {
      new Blocks(source).visitClass(type);
      guard(source.getAST().getStatementBlock());
    }
  }

  private static void guard(BlockStatement block) {
    List<Statement> guarded = new ArrayList<>();
    block.getStatements().forEach(each -> guarded.addAll(guarded(each)));
    block.getStatements().clear();
    block.addStatements(guarded);
  }

  private static List<Statement> guarded(Statement statement) {
    if (statement instanceof ExpressionStatement simple) {
      return simple.getExpression() instanceof DeclarationExpression declaration
          ? declared(simple, declaration)
          : List.of(tried(statement, assigned(simple.getExpression())));
    }
    if (statement instanceof IfStatement choice) {
      choice.setIfBlock(guardedBranch(choice.getIfBlock()));
      choice.setElseBlock(guardedBranch(choice.getElseBlock()));
      return List.of(tried(statement, Optional.empty()));
    }
    return statement instanceof LoopingStatement || statement instanceof AssertStatement
        ? List.of(tried(statement, Optional.empty()))
        : List.of(statement);
  }

  private static Statement guardedBranch(Statement branch) {
    if (branch instanceof EmptyStatement) {
      return branch;
    }
    if (branch instanceof BlockStatement several) {
      guard(several);
      return several;
    }
    BlockStatement whole = block();
    guarded(branch).forEach(whole::addStatement);
    return whole;
  }

  /** A variable of a type of its own cannot stand for what is not known: it is left as it is. */
  private static List<Statement> declared(
      ExpressionStatement statement, DeclarationExpression declaration) {
    if (declaration.isMultipleAssignmentDeclaration()
        || !declaration.getAnnotations().isEmpty()
        || declaration.getRightExpression() instanceof EmptyExpression
        || !declaration.getVariableExpression().isDynamicTyped()
        || declaration.getVariableExpression().getModifiers() != 0) {
      return List.of(statement);
    }
    String name = declaration.getVariableExpression().getName();
    Expression value = declaration.getRightExpression();
    declaration.setRightExpression(constX(null));
    Statement setting = stmt(assignX(varX(name), value));
    setting.setSourcePosition(statement);
    return List.of(statement, tried(setting, Optional.of(name)));
  }

  private static Optional<String> assigned(Expression expression) {
    return expression instanceof BinaryExpression assignment
            && assignment.getOperation().getType() == Types.EQUAL
            && assignment.getLeftExpression() instanceof VariableExpression variable
        ? Optional.of(variable.getName())
        : Optional.empty();
  }

  private static Statement tried(Statement statement, Optional<String> variable) {
    Expression kept = callX(varX("this"), KEEP, args(varX(CAUGHT)));
    Expression settled = variable.<Expression>map(name -> assignX(varX(name), kept)).orElse(kept);
    TryCatchStatement trying = new TryCatchStatement(block(statement), EmptyStatement.INSTANCE);
    trying.addCatch(
        new CatchStatement(param(ClassHelper.make(Throwable.class), CAUGHT), block(stmt(settled))));
    trying.setSourcePosition(statement);
    return trying;
  }

  /** Finds the blocks of declarations, wherever they stand. */
  private static final class Blocks extends ClassCodeVisitorSupport {
    private final SourceUnit source;

    Blocks(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      super.visitMethodCallExpression(call);
      String word = String.valueOf(call.getMethodAsString());
      boolean declares = BlockWords.NAMED.contains(word) || BlockWords.ONBOARDING.equals(word);
      if (call.isImplicitThis()
          && declares
          && call.getArguments() instanceof TupleExpression arguments
          && !arguments.getExpressions().isEmpty()
          && arguments.getExpressions().get(arguments.getExpressions().size() - 1)
              instanceof ClosureExpression closure
          && closure.getCode() instanceof BlockStatement body) {
        guard(body);
      }
    }
  }
}
