package io.nl2sql.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static void check(ArchRule rule) {
        rule.check(Sources.classes());
    }

    @Test
    void seesAsManyClassesAsThereAreSources() {
        long topLevel = Sources.classes().stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(found -> !found.getSimpleName().equals("package-info"))
                .count();

        assertThat(topLevel).isEqualTo(Sources.files()).isGreaterThan(150);
    }

    @Test
    void modulesDependInOneDirection() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.nl2sql..")
                .layer("security")
                .definedBy("io.nl2sql.security..")
                .layer("core")
                .definedBy("io.nl2sql.core..")
                .layer("ejb")
                .definedBy("io.nl2sql.ejb..")
                .layer("web")
                .definedBy("io.nl2sql.web..")
                .layer("launcher")
                .definedBy("io.nl2sql.launcher..")
                .whereLayer("security")
                .mayOnlyBeAccessedByLayers("core", "ejb", "web")
                .whereLayer("core")
                .mayOnlyBeAccessedByLayers("ejb", "web")
                .whereLayer("ejb")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("launcher")
                .mayNotBeAccessedByAnyLayer());
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("io.nl2sql.(*).(*)..").should().beFreeOfCycles());
    }

    @Test
    void roomsOfTheEmbeddedGeneratorAreFreeOfCycles() {
        check(slices().matching("io.nl2sql.core.embedded.(*)..").should().beFreeOfCycles());
        check(slices().matching("io.nl2sql.core.embedded.rule.(*)..").should().beFreeOfCycles());
        check(slices().matching("io.nl2sql.core.embedded.shape.(*)..").should().beFreeOfCycles());
    }

    @Test
    void stepsOfTheGuardKnowNothingOfWhatPutsThemInOrder() {
        check(slices().matching("io.nl2sql.core.guard.(*)..").should().beFreeOfCycles());
        check(noClasses()
                .that()
                .resideInAPackage("io.nl2sql.core.guard.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nl2sql.core.guard"));
    }

    @Test
    void calciteAndJSqlParserStopAtTheGuard() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.nl2sql.core.guard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.calcite..", "net.sf.jsqlparser.."));
    }

    @Test
    void jakartaStopsAtSessionBeansWebAndAuthentication() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.nl2sql.ejb..", "io.nl2sql.web..", "io.nl2sql.security.auth..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile.."));
    }

    @Test
    void statementsAreRunByExecutionOnlyOnceEverythingIsUp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.nl2sql.core.execution..", "io.nl2sql.launcher..", "io.nl2sql.jdbc..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.sql.Statement.class));
    }

    @Test
    void theDriverStandsAlone() {
        check(noClasses()
                .that()
                .resideInAPackage("io.nl2sql.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "javax.net.ssl", "javax.sql", "io.nl2sql.jdbc.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.nl2sql.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nl2sql.jdbc.."));
        check(slices().matching("io.nl2sql.jdbc.internal.(*)..").should().beFreeOfCycles());
    }

    @Test
    void hibernateStopsAtTheHistory() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.nl2sql.ejb..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence.."));
    }

    @Test
    void onlyTheLauncherWritesToTheConsole() {
        check(noClasses()
                .that(not(resideInAPackage("io.nl2sql.launcher..")))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    @Test
    void exceptionsThrownAreNeverGeneric() {
        check(noClasses().should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS));
    }

    @Test
    void namesSayWhatTheThingIs() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager"));
    }

    @Test
    void everyPackageIsDescribed() {
        assertThat(Sources.classes().stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(Sources.MODULES.stream()
                                .map(module -> Sources.REPOSITORY.resolve(
                                        module + "/src/main/java/" + name.replace('.', '/') + "/package-info.java")))
                        .as(name)
                        .anyMatch(java.nio.file.Files::exists));
    }
}
