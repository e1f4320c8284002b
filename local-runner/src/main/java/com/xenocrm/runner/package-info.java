/** The commands of the terminal: the whole system, the demo, the tests. */
@NullMarked
package com.xenocrm.runner;

import org.jspecify.annotations.NullMarked;
