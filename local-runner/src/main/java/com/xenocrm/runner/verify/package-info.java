/** Running all tests. */
@NullMarked
package com.xenocrm.runner.verify;

import org.jspecify.annotations.NullMarked;
