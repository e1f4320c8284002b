/** Tables that people open in a spreadsheet. */
@NullMarked
package com.xenocrm.kit.csv;

import org.jspecify.annotations.NullMarked;
