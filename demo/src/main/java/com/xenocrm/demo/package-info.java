/** The demo scenario on real purchases, and the import of files. */
@NullMarked
package com.xenocrm.demo;

import org.jspecify.annotations.NullMarked;
