/** CSV for spreadsheets. */
@NullMarked
package com.xenocrm.kit.csv;

import org.jspecify.annotations.NullMarked;
