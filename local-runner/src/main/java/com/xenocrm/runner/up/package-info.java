/** Starting, ending and watching the system. */
@NullMarked
package com.xenocrm.runner.up;

import org.jspecify.annotations.NullMarked;
