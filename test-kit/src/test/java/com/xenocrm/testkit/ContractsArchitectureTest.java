package com.xenocrm.testkit;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Here and not in contracts, which this module depends on. */
@AnalyzeClasses(packages = "com.xenocrm.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTest {

    @ArchTest
    static final ArchRule plainJava = ArchitectureRules.plainJava("com.xenocrm.contracts..");

    @ArchTest
    static final ArchRule nullIsAType = ArchitectureRules.nullIsAType;
}
