/** Imports of CSV files. */
@NullMarked
package com.xenocrm.runner.imports;

import org.jspecify.annotations.NullMarked;
